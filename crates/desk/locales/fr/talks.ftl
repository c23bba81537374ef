### Contacts, positions, and the page of a case.

## The page of a case

talks-case = Le dossier
talks-contacts = Contacts et entretiens
talks-positions = Positions des parties
talks-historical = Dossier historique : il consigne ce qui s’est passé. Il ne l’approuve pas et n’en fait pas un modèle.
talks-waits =
    { $count ->
        [one] { $count } chose attend
       *[other] { $count } choses attendent
    }
talks-state-preparing = En discussion
talks-state-agreed = Accord conclu
talks-state-rehearsing = En répétition
talks-state-running = L’opération est en cours
talks-state-held = L’opération est suspendue
talks-state-aborted = L’opération a été interrompue
talks-state-over = L’opération est terminée
talks-state-closed = Dossier clos
talks-state-historical = Historique
talks-waiting = Ce qui attend
talks-nothing-waits = Rien ne vous attend.
talks-waits-answer = La réponse à la dernière proposition est attendue : { $of }
talks-waits-own-answer = Une proposition attend votre réponse : { $of }
talks-waits-draft = Quelqu’un a gardé un brouillon qui ne compte pas encore : { $of }
talks-waits-own-draft = Votre brouillon ne compte pas encore : { $of }
talks-waits-mandate = Un mandat prend bientôt fin : { $of }
talks-waits-statement = Une déclaration n’est pas encore acceptée par tous : { $of }
talks-waits-begin = L’opération peut commencer.
talks-parties = Les parties
talks-position = La position
talks-talks = Entretiens
talks-people = Personnes
talks-nobody = Personne ne vous est connu ici.
talks-holder = Détenu par
talks-timeline = Ce qui s’est passé et quand
talks-nothing-happened = Rien n’est encore consigné.
talks-happened-proposed = Une proposition a été présentée : { $of }
talks-happened-proposed-to-you = Une proposition vous a été présentée : { $of }
talks-happened-answered = A répondu : { $of }
talks-happened-you-answered = Vous avez répondu : { $of }
talks-happened-heard = Entendu : { $of }
talks-happened-told = Dit : { $of }
talks-happened-mandate-ends = Un mandat prend fin : { $of }
talks-happened-embargo-ends = Un embargo prend fin : { $of }
talks-happened-written = La position a été écrite : { $of }
talks-happened-approved = Un plan a été approuvé : { $of }
talks-happened-begun = L’opération a commencé
talks-happened-gate-opened = Une barrière s’est ouverte : { $of }
talks-happened-arrived = Arrivé : { $of }
talks-happened-held = A été suspendu : { $of }
talks-happened-broken-off = A été interrompu : { $of }

## Contacts

talks-write = Écrire
talks-book = Le livre des médiateurs
talks-talks-with = Entretiens : { $party }
talks-interlocutors = Qui parle
talks-no-interlocutors = Personne n’est encore nommé.
talks-mandate-not-yet = Le mandat n’est pas encore en vigueur.
talks-mandate-in-force = Le mandat est en vigueur.
talks-mandate-ends-soon = Le mandat prend bientôt fin.
talks-mandate-ended = Le mandat a pris fin : il ne permet plus rien de nouveau.
talks-span = { $since } – { $until }
talks-since = Depuis { $since }
talks-until = jusqu’à { $until }
talks-on = Au sujet de :
talks-channels = Voies de contact
talks-said = Ce qui a été dit
talks-nothing-said = Rien n’est encore consigné.
talks-heard = { $by } l’a entendu de { $with }.
talks-told = { $by } l’a dit à { $with }.
talks-permission = Peut être transmis : { $to }. Permis par { $by }, { $at }
talks-not-before = pas avant { $from }
talks-withdrawn = retiré le { $at }
talks-named = en disant de qui vient la parole
talks-unnamed = sans dire de qui vient la parole
talks-from = Vient de
talks-went-into = Transmis à
talks-unpermitted = sans permission
talks-may-go-on = Peut-on le transmettre ?
talks-may-go = { $to } : oui
talks-may-not-go = { $to } : non. { $why }
talks-why-not-permitted = Personne ne l’a permis : { $about }
talks-why-no-mandate = Permis sans mandat : { $about }
talks-why-other-mandate = Le mandat porte sur autre chose : { $about }
talks-why-not-before = Pas avant { $from } : { $about }
talks-why-ended = La permission a pris fin : { $about }
talks-why-withdrawn = La permission a été retirée : { $about }
talks-statements = Déclarations
talks-agreed = Accepté par tous, mot à mot.
talks-not-agreed = Pas encore accepté par tous
talks-embargo = Personne ne le dit ni ne le transmet avant
talks-said-by = Peut être dit par
talks-notes = Notes des médiateurs

## Positions

talks-position-of = Position : { $party }
talks-stated = déclaré
talks-hinted = laissé entendre
talks-inferred = déduit
talks-assumed = supposé
talks-lines = { $standing } : { $count }
talks-no-lines = Il n’y a pas encore de lignes.
talks-part = Vous voyez les lignes que la partie a déclarées. Ce que vous écrivez est aussi déclaré.
talks-lines-heading = Lignes
talks-what = Genre
talks-line = Ligne
talks-says = Contenu
talks-standing = Comment on le sait
talks-by = Qui l’a dit, quand
talks-source = Origine et remarque
talks-section-holds = offre
talks-section-undertakes = s’engage à
talks-section-asks = demande
talks-section-refuses = refuse
talks-section-windows = liste ouverte aux objections
talks-section-objections = s’oppose à
talks-section-rules = règle
talks-section-schedule = nombres par phase
talks-add-line = Ajouter une ligne par un formulaire
talks-kind = Genre de ligne
talks-kind-asks = La partie demande
talks-kind-holds = La partie laisse partir
talks-kind-undertakes = La partie s’engage
talks-kind-refuses = La partie refuse
talks-kind-rules = Une règle de la partie
talks-thing = Qui ou quoi (A)
talks-priority = Importance
talks-priority-must = impératif
talks-priority-high = important
talks-priority-wish = souhait
talks-rule-name = Nom de la règle
talks-shape = Ce que dit la règle
talks-shape-all-for-any = Si l’un de A part, tous ceux de B partent
talks-shape-some-for-any = Si l’un de A part, au moins ce nombre de B part
talks-shape-each-for-each = Pour chacun de A, au moins ce nombre de B
talks-shape-not-both = Pas A et B à la fois
talks-shape-at-least = Au moins ce nombre de A
talks-shape-at-most = Au plus ce nombre de A
talks-shape-together = A partent ensemble
talks-shape-before = A pas plus tard que B
talks-shape-only-to = A seulement vers la partie
talks-other = Pour qui ou pour quoi (B)
talks-number = Nombre
talks-to = Vers quelle partie
talks-add = Ajouter au texte
talks-text = Le texte
talks-text-label = Tel qu’il est gardé dans le dossier
talks-save = Enregistrer
talks-check = Vérifier
talks-format = Mettre en forme
talks-keep-draft = Garder en brouillon
talks-discard = Jeter le brouillon
talks-nothing-wrong = Rien d’anormal.
talks-found =
    { $count ->
        [one] { $count } remarque
       *[other] { $count } remarques
    }
talks-findings = Remarques :
talks-not-checked = Le bureau ne répond pas : on ne sait pas ce qui ne va pas.
talks-for-the-mediators = Il n’y a pas d’erreur en soi, mais il ne s’accorde pas avec le reste du dossier. Gardez-le en brouillon : les médiateurs le voient et le corrigent avec vous.
talks-not-saved = Cela n’a pas été enregistré : quelque chose ne va pas. On peut le garder en brouillon, qui ne compte pas.
talks-overtaken = Quelqu’un d’autre l’a modifié entre-temps. Rien n’est perdu : les deux textes sont ci-dessous et le vôtre est dans le champ.
talks-overtaken-heading = Les deux textes
talks-theirs = Tel qu’il est maintenant
talks-yours = Le vôtre
talks-draft-kept = C’est gardé en brouillon et ne compte pas encore.
talks-draft-shown = C’est votre brouillon : il ne compte pas encore.
talks-frozen = Une opération suit le dossier tel qu’il est. Ce qui change maintenant peut être gardé en brouillon.
talks-frozen-kept = Une opération suit le dossier tel qu’il est : ce que vous avez écrit est gardé en brouillon.
talks-formatted = Le texte est mis en forme. Il n’est pas encore enregistré.
talks-not-formatted = Ce qui contient des erreurs ne peut être mis en forme : corrigez-les d’abord.
talks-added = La ligne est dans le texte. Elle n’est pas encore enregistrée.
talks-not-added = Il manque quelque chose pour ce genre de ligne.
talks-drafts = Brouillons d’autres personnes
talks-history = Qui a écrit quoi, quand
