### What the desk says, in French. Every language has the same messages with the same arguments; the tests hold it.
### What stands in braces with a dollar sign is put in: a name, a number, a moment.

## Days, moments, lists

month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
day =
    { $day ->
        [1] 1er { $month } { $year }
       *[other] { $day } { $month } { $year }
    }
moment = { $day }, { $clocks } ({ $zone })
moment-utc = { $day }, { $clocks }
clock-utc = { $utc } UTC
clocks = { $utc } UTC · { $local } heure locale ({ $offset })
clocks-other-day = { $utc } UTC · { $local } heure locale le { $day } ({ $offset })
span-minutes = { $minutes } min
span-hours = { $hours } h { $minutes } min
list-comma = { ", " }

## What somebody is in a case. The name of a party follows a dash or a colon, so that it need not be declined.

role-lead = médiateur principal
role-co-mediator = comédiateur
role-analyst = analyste
role-liaison = agent de liaison – { $party }
role-field = agent de terrain
role-medical = médecin
role-interviewer = neutre chargé des entretiens
role-delegate = délégué – { $party }
role-guarantor = garant – { $party }
role-observer = observateur
role-witness = témoin du registre

## Around every page

skip-to-main = Aller au contenu
nav-label = Menu principal
nav-cases = Dossiers
nav-account = Compte
lock-now = Verrouiller
lock-meaning = Ferme toutes les sessions et oublie les clés du bureau
language = Langue
language-choose = Changer de langue

## Unlocking the desk

unlock-title = Déverrouiller le bureau
unlock-text = Le bureau est démarré et n’a pas encore de clés. Tant qu’il n’est pas déverrouillé, personne ne peut y travailler et rien ne peut être lu.
unlock-new-text = Ce bureau est nouveau. Choisissez la phrase secrète qui l’ouvrira désormais et saisissez le code affiché sur le terminal où il a été démarré. Sans cette phrase, le bureau ne peut être ouvert.
unlock-code = Code affiché sur le terminal
unlock-passphrase = Phrase secrète
unlock-again = La même phrase, une seconde fois
unlock-do = Déverrouiller
unlock-wrong = Cela n’ouvre pas le bureau.
unlock-differs = Les deux phrases ne sont pas identiques.
unlock-short = La phrase est trop courte : il faut au moins douze caractères.
unlock-code-wrong = Ce n’est pas le code affiché sur le terminal.

## What is refused. Nothing here says more than its kind: what is denied reads like what is not there.

problem-malformed = La demande n’a pas pu être lue
problem-malformed-text = Ce qui a été envoyé n’a pas la forme attendue. Revenez en arrière, vérifiez et envoyez de nouveau.
problem-sign-in = Personne n’est connecté
problem-sign-in-text = Connectez-vous et recommencez. Rien n’a été modifié.
problem-elsewhere = Cette demande ne vient pas d’une page du bureau
problem-elsewhere-text = Elle a été envoyée d’ailleurs, ou la page est restée ouverte trop longtemps. Rouvrez la page et recommencez. Rien n’a été modifié.
problem-not-found = Il n’y a rien ici
problem-not-found-text = Cette page n’existe pas, ou elle ne vous est pas destinée.
problem-method = Cela ne peut être demandé de cette façon
problem-method-text = Revenez à la page et utilisez ses boutons.
problem-too-slow = La demande a mis trop de temps à arriver
problem-too-slow-text = La connexion est peut-être mauvaise. Envoyez de nouveau ; rien n’a été modifié.
problem-conflict = Cela a changé entre-temps
problem-conflict-text = Quelqu’un a été plus rapide, ou cela est déjà fait. Voyez la page telle qu’elle est maintenant et décidez de nouveau. Rien n’a été écrasé.
problem-too-large = C’est plus grand que ce qui est accepté
problem-too-large-text = Envoyez-en moins à la fois.
problem-kind = Ce type de contenu n’est pas accepté
problem-kind-text = Revenez à la page et utilisez son formulaire.
problem-unfit = Cela ne peut se faire ainsi
problem-unfit-text = La demande a été comprise, mais quelque chose s’y oppose. Rien n’a été modifié.
problem-too-many = Trop de tentatives
problem-locked = Le bureau est verrouillé
problem-locked-text = Une personne autorisée doit d’abord le déverrouiller. Rien n’a été modifié.
problem-unavailable = Le bureau ne peut pas répondre pour le moment
problem-unavailable-text = Réessayez dans un instant. Ce qui a été confirmé auparavant est conservé.
problem-defect = Le bureau a un défaut
problem-defect-text = C’est un défaut, non une erreur de votre part. Ce qui a été confirmé auparavant est conservé. Communiquez le numéro ci-dessous à qui gère le bureau.
problem-too-many-text = Pour la sécurité de tous, les tentatives sont comptées.
problem-too-many-wait =
    { $seconds ->
        [one] Attendez { $seconds } seconde et réessayez.
       *[other] Attendez { $seconds } secondes et réessayez.
    }
problem-back = Retour au début
problem-go-on = Continuer
problem-request = Numéro de la demande :

## Signing in

sign-in-title = Connexion
sign-in-passkey-text = Utilisez la clé d’accès enregistrée sur cet appareil ou sur une clé de sécurité que vous portez sur vous.
sign-in-passkey = Se connecter avec une clé d’accès
sign-in-recover-title = Sans clé d’accès
sign-in-recover-text = Si votre clé d’accès est perdue, utilisez un de vos codes de récupération. Chacun ne sert qu’une fois et ne permet que d’enregistrer une nouvelle clé d’accès.
sign-in-recovery-code = Code de récupération
sign-in-recover = Utiliser le code
sign-in-waits = Sans attente : { $account } échecs pour un compte, { $address } depuis une adresse. Ensuite, il faut attendre { $seconds } s, puis deux fois plus après chaque nouvel échec, jusqu’à { $minutes } min.
sign-out = Se déconnecter

## Passkeys

passkey-add = Enregistrer une autre clé d’accès
passkey-label = Nom de cette clé d’accès
passkey-label-hint = Pour la reconnaître si vous en avez plusieurs.
passkey-needs-script = Une clé d’accès exige le script de cette page, que votre navigateur n’exécute pas.
passkey-unsupported = Ce navigateur ne prend pas en charge les clés d’accès.
passkey-stopped = L’opération a été interrompue ou a duré trop longtemps. Rien n’a changé ; réessayez.
passkey-waiting = Suivez ce que demande votre appareil …

## Joining by an invitation

join-title = Bienvenue au bureau
join-greeting = Cette invitation est destinée à { $name }. Si ce n’est pas vous, fermez cette page et prévenez l’expéditeur.
join-first = Personne ne travaille encore à ce bureau : qui s’enregistre ici le met en place.
join-name = Comment les autres doivent vous appeler
join-roles = Vous serez :
join-text = Enregistrez une clé d’accès : votre appareil la garde et elle ne le quitte jamais. Vous vous connecterez désormais avec elle, sans mot de passe.
join-register = Enregistrer une clé d’accès
invitation-until = L’invitation est valable jusqu’au { $moment }.

## Recovery codes

codes-title = Vos codes de récupération
codes-text = Notez-les et gardez-les à l’écart de votre appareil. Ils ne sont montrés que cette fois ; chacun ne sert qu’une fois.
codes-kept = Je les ai notés
codes-left =
    { $count ->
        [0] Il ne reste aucun code de récupération.
        [one] Il reste { $count } code de récupération.
       *[other] Il reste { $count } codes de récupération.
    }
codes-renew = Créer de nouveaux codes ; les anciens ne vaudront plus

## One’s own account

account-title = Votre compte
account-name = Comment les autres vous appellent
account-rename = Garder ce nom
account-restricted = Vous êtes entré avec un code de récupération : enregistrez maintenant une clé d’accès. D’ici là, vous ne pouvez rien faire d’autre.
account-passkeys = Clés d’accès
account-passkeys-text = Elles servent à vous connecter. Mieux vaut en avoir deux : si un appareil est perdu, l’autre vous ouvre encore.
account-devices = Appareils qui signent pour vous
account-devices-text = Ce que vous dites dans une opération est signé sur votre propre appareil. La clé est créée dans ce navigateur, ne peut en sortir, et le bureau ne la voit jamais. Radiez un appareil dès qu’il est perdu.
account-codes = Codes de récupération
account-language = Langue du compte
account-language-text = Le bureau vous parle en
account-language-browser = la langue du navigateur
account-sessions = Où vous êtes connecté
device-here = ce navigateur
device-label = Nom de cet appareil
device-add = Permettre à ce navigateur de signer pour moi
device-unsupported = Ce navigateur ne peut garder une telle clé. Utilisez-en un plus récent, ou signez ailleurs avec le programme.
strike-off = Radier
struck-off-on = Radié : { $moment }
since = Depuis le { $moment }
session-seen = Dernière utilisation : { $moment }
session-here = cette session
session-end = Fermer
session-end-others = Fermer toutes les autres

## The team of a case

team-title = L’équipe
team-which = Lequel des dossiers que vous dirigez ?
team-none = Vous ne dirigez aucun dossier. L’équipe d’un dossier est vue par qui le dirige.
team-members = Qui travaille ici
team-role = Rôle
team-grant = Confier ce rôle
team-revoke = Retirer
team-devices =
    { $count ->
        [0] Aucun appareil qui signe
        [one] { $count } appareil qui signe
       *[other] { $count } appareils qui signent
    }
team-end-sessions = Fermer toutes les sessions
team-close = Fermer le compte
team-invitations = Invitations en cours
team-no-invitations = Aucune invitation n’est en cours.
team-withdraw = Annuler l’invitation
team-invite = Inviter quelqu’un
team-name = Nom
team-days = Valable pendant, en jours
team-invite-do = Créer l’invitation
invited-title = L’invitation
invited-text =
    { $days ->
        [one] Remettez ce lien à { $name } par une voie sûre. Il ne sert qu’une fois, pendant { $days } jour, et ne sera plus montré.
       *[other] Remettez ce lien à { $name } par une voie sûre. Il ne sert qu’une fois, pendant { $days } jours, et ne sera plus montré.
    }
invited-back = Retour à l’équipe

## Accounts: what cannot be done

unfit-invitation = Cette invitation n’est pas valable, ou ne l’est plus. Demandez-en une autre.
unfit-ceremony = Cela a duré trop longtemps, ou a été commencé ailleurs. Recommencez.
unfit-passkey = Cette clé d’accès n’a pas été acceptée.
unfit-code = Ce code de récupération n’est pas valable, ou ne l’est plus.
unfit-device = L’appareil n’a pas montré qu’il a cette clé, ou la clé est déjà utilisée.
unfit-last-passkey = C’est la seule clé d’accès du compte. Ajoutez-en d’abord une autre.
unfit-not-recent = Connectez-vous d’abord de nouveau : cela se fait dans les { $count } minutes qui suivent la connexion.
unfit-full = Il y en a autant que possible : { $count }. Radiez-en d’abord un.
unfit-text = Un nom a au moins un caractère et au plus { $count }, sans caractère de contrôle.

## The log of access

access-title = Journal des accès
access-kept = Tout ce que demandent les membres de ce dossier est conservé environ un an et n’est montré qu’au médiateur principal. La même demande, répétée dans la même seconde, est comptée.
access-nothing = Rien n’a été demandé.
access-when = Quand
access-who = Qui
access-what = Quoi
access-part = Compartiment
access-came = Suite donnée
access-times = Combien de fois
access-before = Ce qui précède
access-left-out = Demandes pour lesquelles la place a manqué : { $count }
access-forgotten = Entrées devenues illisibles : { $count }
access-span = { $from } – { $to }
access-allowed = accordé
access-denied = refusé
access-part-mediator = médiateurs
access-part-party = partie : { $party }
access-part-medical = médecins
access-part-interviewer = le neutre
access-part-field = agents de terrain
access-part-observer = observateurs
access-part-guarantor = garant : { $party }
access-part-desk = le bureau lui-même

## The operation: its pages

live-cases = Dossiers
live-no-cases = Vous n’avez encore de rôle dans aucun dossier.
live-nav = L’opération
live-board = Tableau
live-people = Personnes et biens
live-people-lead = Du consentement, de la santé, des papiers et de l’identité, il n’est dit que ceci : la personne peut voyager ou non.
live-requests = Requêtes
live-no-requests = Il n’y a aucune requête.
live-record = Registre
live-paper = Imprimés
live-nobody = Personne n’est montré ici.

## The operation: the connection

live-connection-none = Cette page est telle qu’au chargement ; rechargez-la pour voir ce qui a changé.
live-connection-live = En direct : cette page se met à jour d’elle-même.
live-connection-gone = Pas de connexion : ce que vous voyez est ancien. Nouvel essai en cours.
live-connection-away = Le dépôt du bureau ne répond pas : rien de ce qui est dit maintenant n’est reçu. Ce qui a été confirmé est conservé.
live-connection-opens = L’opération est en cours d’ouverture.

## The operation: the board

live-sound = Son quand une barrière m’attend
live-wall-size = Pour un mur
live-desk-size = Pour un bureau
live-names-show = Montrer les noms
live-names-hide = Montrer les pseudonymes
live-pseudonyms = Les personnes figurent sous pseudonyme.
live-waits-for-you = Cela vous attend
live-offers = Ce que vous pouvez dire maintenant
live-nothing-to-say = Aucune parole n’est attendue de vous.
live-alerts = Alertes
live-no-alerts = Rien ne s’y oppose.
live-gates = Barrières
live-waits-for = En attente de :
live-not-yet = pas encore
live-rides = Mouvements
live-balance = Équilibre
live-party = Partie
live-given = Donné
live-received = Reçu
live-owed = Dû
live-accepts = Accepte
live-who = Qui
live-from = De
live-to = À
live-state = État
live-where = Lieu
live-events = Ce qui a été dit en dernier
live-nothing-said = Rien n’a encore été dit.

## The operation: saying something

live-speak = Dire quelque chose
live-line = En mots
live-say = Le dire
live-speaks-as = Vous parlez en tant que
live-ask = Appuyez de nouveau pour le dire
live-stop-hold = Tout suspendre
live-stop-abort = Interrompre l’échange
live-said-signing = Signature en cours …
live-said-accepted = C’est sur le disque.
live-said-before = Cela avait déjà été dit et se trouve sur le disque.
live-said-refused = C’est refusé et rien n’a changé :
live-unread = Cela ne se lit pas, ce n’est pas à vous de le dire, ou cela nomme ce qui n’est pas connu ici ; rien n’a changé.
live-said-stale = C’est arrivé trop tard et rien n’a changé : redites-le si vous le voulez encore.
live-said-failed = Le bureau est injoignable. Redites-le quand la connexion sera revenue : rien ne compte deux fois.
live-said-no-key = La clé avec laquelle vous signez n’est pas dans ce navigateur.
live-say-heading = Dire ce qui a été signé ailleurs
live-say-lead = Signez ceci sur votre propre machine, là où est votre clé, et collez la ligne ci-dessous.
live-say-payload = Ce qui est signé
live-say-case = Dossier
live-say-operation = Opération
live-say-author = Auteur
live-say-sequence = Numéro
live-say-paste = La ligne signée

## The operation: beginning

live-not-begun = Aucune opération de ce dossier n’a commencé.
live-plan = Plan retenu
live-kind = Ce qui commence
live-kind-rehearsal = Une répétition
live-kind-own = L’opération elle-même
live-begin = Commencer
live-cannot-begin = Rien ne peut commencer selon ce plan.

## The operation: the record

live-record-lead = Les inscriptions du registre qui sont les vôtres, et la tête signée de l’ensemble.
live-record-origin = Journal
live-record-key = Clé du journal
live-record-size = Inscriptions en tout
live-record-root = Racine
live-record-cosigned = Cosigné par
live-record-not-cosigned = personne encore
live-record-entries = Inscriptions
live-record-entry = Inscription
live-record-kind = Genre
live-record-accepted = Acceptée
live-record-pseudonyms = Le contenu des inscriptions nomme des personnes ; il s’affiche avec les noms.
live-record-says = Contenu
live-record-files = À emporter
live-verify = Vérifier
live-verify-doing = Vérification dans votre navigateur …
live-verify-sound = Toutes les preuves et signatures sont bonnes ; inscriptions vérifiées :
live-verify-unsound = Tout n’est pas en ordre ; bonnes :
live-verify-without = Sans script : emportez les fichiers et utilisez `takas record verify`, ou tout vérificateur de c2sp.org/tlog-proof.
live-more = Suite

## The operation: paper

live-paper-lead = Les imprimés désignent les personnes par pseudonyme.
live-paper-abort = Carte d’interruption
live-paper-order = Ordre d’opération
live-paper-gate = Liste de contrôle :
live-paper-manifest = Manifeste :
live-paper-protocol = Procès-verbal de remise, anglais et
live-paper-protocol-english = Procès-verbal de remise, en anglais seulement
