"""The catalogue (事项目录): standard items, implementation items and their versions."""
