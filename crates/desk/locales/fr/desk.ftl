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
role-interviewer = délégué neutre chargé des entretiens
role-delegate = délégué – { $party }
role-guarantor = garant – { $party }
role-observer = observateur
role-witness = témoin du registre

## Choosing a language

language-choose = Langue
language-change = Changer de langue

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
