# Everything one does with the project. `make` alone lists it.
# YG_HTTP_PORT (default 8000) and YG_DATA_DIR (default .yangguang) let two copies run side by side.

PYTHON ?= python3
BIN := .venv/bin
RUN := $(BIN)/python -m
PROTOC = ../$(BIN)/python -m grpc_tools.protoc -I.
COMPILE := pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras
COMPILE += --no-emit-index-url --no-emit-trusted-host --no-emit-find-links
# The protos may only grow; this is what they are compared with.
BUF_AGAINST ?= HEAD~1
# The image: docker builds it where its daemon answers, else buildah. Both bases need the same Python 3.11.
VERSION = $(shell sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
IMAGE ?= docker.io/yangguang/yangguang:$(VERSION)
BUILDER ?= $(shell docker info >/dev/null 2>&1 && echo docker || echo buildah)
BASE ?= docker.io/library/python:3.11-slim-bookworm
BUILD_BASE ?= docker.io/library/python:3.11-bookworm
REVISION ?= $(shell git describe --always --abbrev=40 --dirty)
# One commit, one date, one image: nothing in it knows when it was built.
SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct)
BUILD_docker = docker buildx build --output type=docker,rewrite-timestamp=true
BUILD_buildah = buildah build --timestamp $(SOURCE_DATE_EPOCH)
SOURCES := services gateway local charts tests

.DEFAULT_GOAL := help
.PHONY: help run up down status logs reset demo audit-verify backup restore bench test lint format protos \
	generated breaking image wheels dev lock
MAKEFLAGS += --no-print-directory

help: ## 本帮助 · this list
	@echo "阳光政务 Yangguang"
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo
	@echo "  YG_HTTP_PORT=8000  YG_DATA_DIR=.yangguang  ·  make test ARGS='tests/unit -k clock'"

run: .venv/.ready ## 启动全部服务，Ctrl-C 停止 · start everything, Ctrl-C stops it
	@$(RUN) local run

up: .venv/.ready ## 在后台启动 · start in the background
	@$(RUN) local up

down: .venv/.ready ## 停止后台服务 · stop what runs in the background
	@$(RUN) local down

status: .venv/.ready ## 运行状态 · what runs, and where
	@$(RUN) local status

logs: .venv/.ready ## 跟踪日志 · follow the logs
	@$(RUN) local logs

reset: .venv/.ready ## 清空数据（须先停止） · delete the data (stop first)
	@$(RUN) local reset

demo: .venv/.ready ## 演示办件全过程（须在运行中） · walk the journey of a case (while it runs)
	@$(RUN) local demo

audit-verify: .venv/.ready ## 校验留痕链（须在运行中） · verify the journal chains (while it runs)
	@$(RUN) local audit

backup: .venv/.ready ## 备份（须在运行中） · back up (while it runs)
	@$(RUN) local backup

restore: .venv/.ready ## 恢复：make restore BACKUP=… · restore a backup (stop first)
	@$(RUN) local restore $(BACKUP)

test: .venv/.ready ## 全部测试，无需先启动 · the whole test suite, nothing need run
	@$(RUN) pytest --numprocesses logical --dist loadfile --no-loadscope-reorder $(ARGS)

bench: .venv/.ready ## 性能表 · the performance table
	@$(RUN) tests.benchmarks

lint: .venv/.ready generated breaking ## 静态检查 · style, types, protos, imports, generated code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(RUN) mypy $(SOURCES)
	$(BIN)/buf lint protos
	$(BIN)/buf format --diff --exit-code protos
	$(BIN)/lint-imports --no-cache
	diff -r --exclude='*.proto' --exclude='buf*' --exclude=__pycache__ build/protos protos

format: .venv/.ready ## 统一格式 · format the code and the protos
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/buf format --write protos

protos: generated ## 由 protos 生成代码 · write the generated code anew
	find protos -name '*_pb2*.py*' -delete
	cp -R build/protos/. protos/

generated: .venv/.ready
	@rm -rf build/protos && mkdir -p build/protos
	@cd protos && PATH="$$PWD/../$(BIN):$$PATH" $(PROTOC) --python_out=../build/protos --pyi_out=../build/protos \
		--grpc_python_out=../build/protos --mypy_grpc_out=quiet:../build/protos $$(find . -name '*.proto' | sort)
	@# A file without a service needs no stubs.
	@cd build/protos && grep -L 'class .*Stub' $$(find . -name '*_pb2_grpc.py*') | xargs rm

breaking: .venv/.ready
	@if git cat-file -e $(BUF_AGAINST):protos/buf.yaml 2>/dev/null; then \
		$(BIN)/buf breaking protos --against '.git#ref=$(BUF_AGAINST),subdir=protos'; fi

image: ## 构建镜像 · build the image (IMAGE=… BASE=… BUILD_BASE=…)
	$(BUILD_$(BUILDER)) --file services/Dockerfile --tag $(IMAGE) \
		--build-arg BASE=$(BASE) --build-arg BUILD_BASE=$(BUILD_BASE) --build-arg VERSION=$(VERSION) \
		--build-arg REVISION=$(REVISION) --build-arg SOURCE_DATE_EPOCH=$(SOURCE_DATE_EPOCH) .

dev: ## 在集群上边改边跑 · build and deploy at each change, on a Kubernetes cluster (LEVEL=county)
	skaffold dev --port-forward $(if $(LEVEL),--profile $(LEVEL))

wheels: .venv/.ready ## 下载镜像所需的轮子，供离线构建 · fetch what the image is made of, to build it offline
	@rm -rf build/wheels
	$(BIN)/pip download --quiet --require-hashes --no-deps --only-binary :all: \
		--dest build/wheels --requirement requirements.lock

lock: .venv/.ready ## 更新锁定的依赖版本 · pin the dependencies anew
	$(BIN)/$(COMPILE) --extra=local --extra=dev --output-file=requirements-dev.lock pyproject.toml
	$(BIN)/$(COMPILE) --constraint=requirements-dev.lock --output-file=requirements.lock pyproject.toml

.venv/.ready: requirements-dev.lock local/environment.py
	@$(PYTHON) local/environment.py requirements-dev.lock
