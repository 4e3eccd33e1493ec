# Two commands do everything: `make book` and `make test`. See README.md.
PYTHON ?= python3
TASKS := book downloads test serve lab bench clean help setup

.DEFAULT_GOAL := help
.PHONY: $(TASKS)
$(TASKS):
	@$(PYTHON) book.py $@
