"""Rules of the catalogue (事项目录): pure functions and tables, one module a noun."""
