# The four commands of the house. What they do is in tools/make.py (standard library only).
#   make run            set up, build, serve on http://127.0.0.1:8000 (PORT=9000 to change it)
#   make test           every test, those in a real browser too
#   make check          the whole static gate
#   make bench          measurements, explained in bench/README.md
#   make gallery        pictures of the halls out of the running program

PYTHON ?= python3
PORT ?= 8000
export PORT

.PHONY: run test check bench gallery set-up
run test check bench gallery set-up:
	@$(PYTHON) tools/make.py $@
