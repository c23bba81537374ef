### Keys, unlocking, and what lies sealed.

## The unlock page
unlock-one-of-two = Une personne sur deux est venue. Une autre doit venir avec son propre moyen dans les dix minutes.
unlock-file = Fichier de clé
unlock-file-text = Le fichier est lu pour ouvrir le bureau et n’est conservé nulle part.
unlock-file-do = Déverrouiller avec le fichier
unlock-passkey-do = Déverrouiller avec une clé d’accès

## The ways to open the desk
keys-title = Clés du bureau
keys-text = On ouvre le bureau par l’un de ces moyens. Tout ce qu’il contient est scellé sous des clés que ces moyens ouvrent.
keys-ways = Moyens d’ouvrir le bureau
keys-passphrase = Phrase secrète
keys-key-file = Fichier de clé
keys-passkey = Clé d’accès
keys-alone = ouvre le bureau à lui seul
keys-together = ouvre le bureau avec quelqu’un d’autre
keys-of = Moyen de { $name }
keys-of-setup = Créé à l’installation du bureau
keys-of-nobody = Son titulaire ne travaille plus ici
keys-orphan = Son titulaire ne dirige plus aucun dossier : radiez ce moyen s’il n’est plus voulu.
keys-opens = Ce qu’il ouvre
keys-add-passphrase = Ajouter une phrase secrète
keys-add-passphrase-do = Ajouter la phrase
keys-add-file = Ajouter un fichier de clé
keys-add-file-text = Le fichier est créé et vous est remis une seule fois. Gardez-le loin de la machine du bureau.
keys-add-file-do = Créer le fichier
keys-add-passkey = Ajouter une clé d’accès
keys-add-passkey-text = L’une de vos clés d’accès ouvre le bureau, si elle peut donner un secret pour cela. Quand elle est radiée, ce moyen l’est aussi.
keys-add-passkey-do = Ajouter une clé d’accès comme moyen
keys-passkey-cannot = Ce navigateur ou cette clé d’accès ne peut pas ouvrir le bureau.
keys-rotate = Nouvelles clés
keys-rotate-text = Tout passe à de nouvelles clés. Ce qui a été scellé avant reste lisible pour qui ouvre le bureau.
keys-rotate-do = Prendre de nouvelles clés
keys-last-way = Sans ce moyen, plus personne ne pourrait ouvrir le bureau. Ajoutez-en un autre d’abord.
keys-too-many = Il n’y a plus de place pour un autre moyen.
keys-keepers = Gardiens des clés
keys-keepers-text = Un gardien change les moyens d’ouvrir le bureau et ses clés, et dit qui d’autre les garde. Qui dirige un dossier peut être nommé.
keys-name-keeper = Un autre gardien
keys-name-keeper-do = Nommer gardien
keys-last-keeper = C’est le seul gardien. Nommez-en d’abord un autre.

## Cases that are begun or taken in
cases-begin = Commencer un dossier
cases-taken-in =
    { $count ->
        [one] Un fichier du répertoire a été scellé. Désormais, le dossier est ce qui se trouve dans ce bureau ; le répertoire n’est plus lu.
       *[other] { $count } fichiers du répertoire ont été scellés. Désormais, le dossier est ce qui se trouve dans ce bureau ; le répertoire n’est plus lu.
    }
cases-differs =
    { $count ->
        [one] Un fichier du répertoire diffère de ce qui se trouve dans ce bureau. Rien n’a été changé.
       *[other] { $count } fichiers du répertoire diffèrent de ce qui se trouve dans ce bureau. Rien n’a été changé.
    }
new-case-title = Commencer un dossier
new-case-text = Ce que vous écrivez ici est scellé aussitôt. Tout le reste s’ajoute plus tard.
new-case-name = Titre
new-case-parties = Parties concernées
new-case-parties-text = Une par ligne : un nom court en majuscules, puis le nom, comme DEU Allemagne.
new-case-do = Commencer le dossier
new-case-files-heading = Ou importer un dossier
new-case-files-text = Les fichiers d’un dossier, tels qu’ils se trouvent dans son répertoire. Chacun est scellé ; rien n’est gardé de l’envoi.
new-case-id = Nom court du dossier
new-case-files = Fichiers
new-case-files-do = Importer les fichiers
new-case-no-name = Le titre manque ou est trop long.
new-case-no-party = Chaque ligne des parties demande un nom court en majuscules et un nom.
new-case-mistakes = Ces fichiers ne font pas encore un dossier :
new-case-no-file = Choisissez les fichiers d’un dossier, dont case.toml. Les autres noms ne sont pas connus ici.
