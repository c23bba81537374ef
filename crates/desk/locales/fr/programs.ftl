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
unfit-token = Dites pour quel dossier et pour quoi est le jeton, et pour combien de jours : { $count } au plus.
own-key-title = Une clé dans un répertoire à vous
own-key-text = Pour un programme qui signe ce que vous dites. Écrivez ceci là où se trouve le répertoire de la clé (`takas record key` le crée), dans les cinq minutes, et collez la ligne affichée. La clé elle-même y reste.
own-key-label = Comment vous l’appelez
own-key-proof = La ligne affichée
own-key-add = Tenir ce qu’elle signe pour mien
