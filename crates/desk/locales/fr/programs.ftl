### Tokens of programs.

tokens-title = Programmes
tokens-text = Un programme interroge ce bureau en votre nom avec un jeton : dans un seul dossier, pour ce que vous cochez, jusqu’à un certain jour. Il ne peut jamais plus que vous-même, et ce qu’il demande est consigné à votre nom.
tokens-go = Jetons des programmes
token-until = Valable jusqu’au { $moment }
token-used = Dernière utilisation : { $moment }
token-unused = Pas encore utilisé
token-revoke = Révoquer
token-new = Un nouveau jeton
token-no-case = Vous n’êtes dans aucun dossier sur lequel un programme pourrait travailler.
token-label = À quoi il sert, en vos propres mots
token-case = Dossier
token-for = Ce qu’il peut faire
token-read = Lire ce que vous pouvez voir
token-say = Remettre ce qui a été signé
token-write = Modifier ce qui se trouve au bureau
token-days = Pour combien de jours (90 au plus)
token-make = Créer un jeton
token-made-title = Le nouveau jeton
token-made-text = Il est montré cette seule fois. Gardez-le là où seul le programme le lit ; quiconque le possède interroge en votre nom.
token-made-kept = Je l’ai gardé
