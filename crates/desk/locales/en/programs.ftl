### Tokens of programs.

tokens-title = Programs
tokens-text = A program asks this desk in your name with a token: in one case, for what you tick, until a day. It may never do more than you may, and what it asks for is written down as yours.
tokens-go = Tokens of programs
token-until = Good until { $moment }
token-used = Last used: { $moment }
token-unused = Not used yet
token-revoke = Revoke
token-new = A new token
token-no-case = You are in no case that a program could work on.
token-label = What it is for, in your own words
token-case = Case
token-for = What it may do
token-read = Read what you may see
token-say = Hand in what was signed
token-write = Change what lies at the desk
token-days = For how many days (90 at most)
token-make = Make a token
token-made-title = The new token
token-made-text = It is shown this once and never again. Keep it where only the program reads it; whoever has it asks in your name.
token-made-kept = I have kept it
unfit-token = Say for which case and for what the token is, and for how many days: { $count } at most.
own-key-title = A key in a folder of your own
own-key-text = For a program that signs what you say. Write this where the folder with the key is (`takas record key` makes it), within five minutes, and paste the line that it prints. The key itself stays there.
own-key-label = What you call it
own-key-proof = The line that was printed
own-key-add = Take what it signs for mine
