### Tokens of programs.
