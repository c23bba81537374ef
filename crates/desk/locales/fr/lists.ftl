### Lists of persons: side by side, decided about, released.

## The sheet
lists-title = Listes
lists-there = Les listes présentes
lists-none = Il n’y a pas encore de liste.
lists-people =
    { $count ->
        [one] Une personne
       *[other] { $count } personnes
    }
lists-unread = Elle ne peut être lue : voyez ce qui n’y va pas.
lists-not-beside = Elle n’est pas rapprochée des autres en ce moment.
lists-role-claims = les réclame
lists-role-acknowledges = les détient
lists-role-saw = les a vues
lists-row = ligne { $row }
lists-faults = Ce qui a été décidé ne peut être lu
lists-old = Une décision a été prise depuis ce rapprochement. Elle est conservée et comptera dans le prochain.
lists-compare = Rapprocher de nouveau
lists-stopped = Le rapprochement a été arrêté ou n’a pu être fait. Demandez-le de nouveau sur la page des listes.
lists-being-compared = Les listes sont en cours de rapprochement : le résultat s’affichera ensuite.
lists-choose = Quelles listes rapprocher : trois au plus
lists-choose-do = Les rapprocher
lists-print = À imprimer
lists-mistakes = Les fichiers du dossier contiennent des erreurs : corrigez-les d’abord.
lists-stop-the-case = Une liste, ou ce qui est dit de ses colonnes, contient des erreurs : tant qu’elles ne sont pas corrigées, rien d’autre du dossier ne peut être travaillé.
lists-again = Redire ce que contiennent ses colonnes
work-lists = Listes rapprochées
work-at-lists = Lignes comparées : { $of }
talks-waits-pairs =
    { $count ->
        [one] Quelqu’un doit dire qui est qui : une paire de lignes
       *[other] Quelqu’un doit dire qui est qui : { $count } paires de lignes
    }

## What the lists say of each
lists-statuses = Ce que les listes disent de chacun
lists-status = Statut
lists-rows = Lignes
lists-went-out = Questions posées, informations données, divulgations autorisées
lists-double = deux fois sur une liste
lists-asked = { $party } a posé la question, { $at }
lists-told = { $by } en a informé { $party }, { $at }
lists-released-to = Divulgation à { $party } autorisée par { $by }, { $at }
lists-fed = Pour les personnes du dossier
lists-agree =
    { $count ->
        [one] Une personne est telle que dans le dossier.
       *[other] { $count } personnes sont telles que dans le dossier.
    }
lists-status-acknowledged = reconnu
lists-status-claimed = réclamé
lists-status-denied = nié
lists-status-dead = décédé
lists-status-released = libéré
lists-status-missing = disparu
lists-status-seen = vu
lists-status-unknown = inconnu

## Who is who
lists-decide = Décider qui est qui
lists-review = Qui est qui
lists-names-needed = Sans les noms, nul ne peut dire qui est qui. Affichez-les : il est noté que vous les avez vus.
lists-open = Paire { $at } sur { $open } à trancher
lists-decided-pair = Cette paire n’attend pas. Paires à trancher : { $open }
lists-other-looks = { $who } regarde aussi cette paire.
lists-contested = Des avis contraires ont été donnés sur cette paire : rien n’est décidé tant qu’ils ne s’accordent pas.
lists-own-word = Votre avis : { $says }
lists-said = { $by } : { $says }, { $at }
lists-changed-since = une ligne a changé depuis
lists-none-open = Plus aucune paire n’attend.
lists-others-are-at-it = D’autres regardent toutes les paires à trancher. Une paire qu’ils laissent de côté vous reviendra : rechargez cette page.
lists-pair-gone = L’une des deux lignes a changé, ou a disparu, depuis que cette paire a été montrée : on ne peut plus rien en dire telle qu’elle était.
lists-one-is-free = Une paire attend, que personne d’autre ne regarde.
lists-last = Derniers avis
lists-nothing-said = Personne n’a encore rien dit.
lists-side-by-side = Les deux lignes
lists-says-of-them = Ce que dit sa liste
lists-who-is-who = Est-ce la même personne ?
lists-reason = Pourquoi, s’il faut le dire
lists-back = Précédente
lists-next = Suivante
lists-undo = Retirer mon dernier avis
lists-keys = Touches
lists-evidence = Ce qui plaide pour et contre
lists-compared = Comparé
lists-found = Trouvé
lists-weight = Poids
lists-as-supplied = Tel que fourni
lists-sum = Somme
lists-weight-means = Chaque bit de poids double la cote en faveur d’une même personne ; un bit négatif la divise par deux.
lists-otherwise = Votre avis est écrit. Avis contraire : { $by }. Les deux restent, et rien n’est décidé.
lists-undone = Votre dernier avis est retiré.
lists-evidence-moved = Rien n’est écrit : depuis que vous avez regardé, d’autres indices plaident pour ou contre cette paire. Regardez à nouveau, et redites-le si c’est toujours votre avis.
lists-nothing-undone = Il n’y a aucun avis de vous à retirer.
lists-written = Votre avis est écrit.
lists-says-same = la même personne
lists-says-different = deux personnes différentes
lists-says-not-sure = incertain
lists-says-taken-back = retiré
lists-field-name = nom
lists-field-alias = aussi nommé
lists-field-given = prénom
lists-field-middle = deuxième prénom
lists-field-family = nom de famille
lists-field-father = père
lists-field-mother = mère
lists-field-sex = sexe
lists-field-born = naissance
lists-field-birth-place = lieu de naissance
lists-field-nationality = nationalité
lists-field-document = pièce d’identité
lists-field-unit = unité
lists-field-held-at = détenu à
lists-field-standing = situation
lists-field-since = depuis
lists-pairs = Paires qui attendent un avis
lists-accounted = Lignes du fichier : { $rows }. Personnes : { $claims }. Ajoutées à une personne : { $joined }. En-têtes : { $headings }. Vides : { $empty }. Signalées comme fautives : { $told }.

## A list is handed in
lists-hand-in = Remettre une liste de
lists-hand-in-of = Liste de { $party }
lists-frozen = Une opération a commencé : la liste reste telle quelle. Ce que vous remettez est gardé pour vous.
lists-no-file = Aucun fichier n’a été choisi, ou il est vide.
lists-kind = Une liste est un fichier CSV, TSV, XLSX, ODS, JSON ou Follow the Money.
lists-not-taken = Elle ne peut être enregistrée ainsi : voyez ce qui n’y va pas. Rien n’en est perdu.
lists-overtaken = Rien n’a été enregistré : depuis que vous avez vu cette page, une autre liste a été mise en place, ou vous avez remis un autre fichier. Voici ce que la vôtre changerait maintenant.
lists-instead-of = À sa place se trouve actuellement :
lists-carried-heading = Ce qui a été décidé de ses lignes
lists-carried = Avis conservés tels quels : { $kept }. Sur des lignes qui ont changé : { $changed }. Sur des lignes introuvables : { $lost }.
lists-carried-releases = Autorisations de divulgation qui ne vaudraient plus, leurs lignes n’étant plus les mêmes : { $count }.
lists-carried-lost = Dit de lignes introuvables : gardé, mais sans effet
lists-carried-changed = Dit de lignes qui ont changé : cela compte, avec une marque
lists-dropped = Ce qui avait été remis est retiré.
lists-taken-up = Voici la liste en place. Corrigez ce que contiennent ses colonnes, puis enregistrez-la.
lists-taken = La liste est enregistrée : elle remplace la précédente, qui est conservée.
lists-told-of-it = Ce qui n’y va pas
lists-columns = Ce que contiennent les colonnes
lists-column = Colonne
lists-holds = Contenu
lists-first-rows = Premières lignes
lists-cells-hidden = montrées avec les noms
lists-other-sheets = Autres feuilles lues de la même façon : { $count }
lists-role = Ce que signifie y figurer
lists-role-usual = selon à qui elle est
lists-dates = Dates comme 03/04
lists-dates-guess = selon les autres
lists-dates-day = le jour d’abord
lists-dates-month = le mois d’abord
lists-headings = Lignes d’en-têtes
lists-look = Relire ainsi
lists-take = Enregistrer la liste
lists-drop = La retirer
lists-changes = Ce qu’elle change
lists-changed = Inchangées : { $kept }. Changées : { $changed }. Nouvelles : { $added }. Disparues : { $gone }.
lists-added = Nouvelles
lists-gone = Disparues
lists-row-changed = Changées
lists-file = Le fichier
lists-file-kinds = CSV, TSV, XLSX, ODS, JSON ou Follow the Money, 24 Mio au plus
lists-file-send = Remettre
lists-column-file = dit ainsi auparavant
lists-column-heading = l’en-tête est « { $phrase } »
lists-column-holds = deviné : l’en-tête contient « { $phrase } »
lists-column-others = deviné d’après les autres en-têtes
lists-column-contents = deviné d’après le contenu des cellules
lists-column-not-known = rien ne dit ce que c’est
lists-field-key = numéro de la ligne
lists-field-person = personne du dossier, par identifiant
lists-field-other = autre chose, conservé
lists-field-nothing = pas conservé du tout

## A name goes out
lists-release = Autoriser la divulgation de ce nom à une partie
lists-release-unnamed = Qui autorise la divulgation d’un nom doit le voir. Affichez les noms : il est noté que vous les avez vus.
lists-release-sure = Autoriser la divulgation de cette ligne à { $party }
lists-release-means = Les noms, la date de naissance, ce que la liste dit de la personne et à qui est la liste figureront sur la feuille de cette partie. Le seul fait que l’on se renseigne sur quelqu’un peut le mettre en danger. Ce qui a été lu ne peut être repris.
lists-release-do = Autoriser la divulgation
lists-release-not = Pas maintenant
lists-release-to = À
lists-release-ask = Continuer : il sera redemandé
lists-released = Divulgation autorisée
lists-release-withdraw = Ne vaut plus
lists-release-written = C’est écrit : la ligne figure sur la feuille de cette partie.
lists-release-withdrawn = Cela ne vaut plus. Ce qui a été lu ne peut être repris.
lists-release-would = Rien n’est écrit. La divulgation de { $row } à { $party } serait autorisée ; renvoyé avec « sure », elle le sera.
lists-noted-heading = Qui a posé la question, qui a été informé
lists-noted-none = Rien n’est encore noté.
lists-note-asked = Une partie a posé une question sur cette personne
lists-note-asked-party = Qui a posé la question
lists-note-asked-who = Qui des médiateurs l’a entendue ; vous, si rien n’est écrit
lists-note-told = Une partie a été informée de cette personne
lists-note-told-party = Qui a été informé
lists-note-told-who = Qui des médiateurs l’en a informée ; vous, si rien n’est écrit
lists-note-at = Quand, à l’heure de { $zone } ; maintenant, si rien n’est écrit
lists-note-remark = Remarque
lists-note-write = Le noter
lists-noted = C’est noté.
lists-untold-never = La divulgation de la ligne à { $party } n’est pas autorisée : personne ne devait en être informé. Autorisez-la d’abord, si elle peut l’être ; le seul fait de se renseigner sur un nom peut mettre en danger qui le porte.
lists-untold-not-yet = La divulgation de la ligne à { $party } n’était pas encore autorisée à ce moment.
lists-untold-withdrawn = L’autorisation de divulguer la ligne à { $party } avait déjà été retirée à ce moment.
lists-untold-changed = La ligne n’est plus celle dont la divulgation à { $party } a été autorisée : elle a changé depuis.
lists-time-unread = Ce n’est pas une heure : écrivez-la comme 2025-03-01T10:00.
lists-time-to-come = Ce moment est encore à venir : ce qui n’a pas eu lieu n’est pas noté.
lists-settle = L’inscrire parmi les personnes du dossier
lists-settle-frozen = Une opération a commencé : les personnes du dossier restent telles quelles.
lists-settled = Ajoutées ou changées parmi les personnes du dossier : { $count }.
lists-settled-elsewhere = À changer à la main dans case.toml : { $who }
lists-screening = Criblage
work-screening = Criblage
lists-screening-means = Ceux qui sont engagés pour l’opération (transporteurs, payeurs, fournisseurs, intermédiaires) sont confrontés aux listes publiées. Les personnes de l’échange ne le sont jamais. Une concordance est une question posée à un humain, et n’exclut personne à elle seule.
lists-screening-who = Qui fait l’objet du criblage
lists-screening-hired =
    { $count ->
        [one] Un nom figure sous `[hired]` dans `mediator/operation.toml`.
       *[other] { $count } noms figurent sous `[hired]` dans `mediator/operation.toml`.
    }
lists-screening-nobody = Personne ne figure encore sous `[hired]` dans `mediator/operation.toml`.
lists-screening-faults = Qui est engagé, ou ce qui a été décidé des concordances, ne peut être lu : voyez ce qui n’y va pas.
lists-screening-published = Listes publiées
lists-screening-no-lists = Aucune liste publiée n’accompagne encore le dossier. Rien n’est téléchargé : quelqu’un les apporte.
lists-screening-entries =
    { $count ->
        [one] Une entrée
       *[other] { $count } entrées
    }
lists-screening-drop = L’enlever
lists-screening-kinds = La liste consolidée des Nations unies (XML), celle de l’Union européenne (CSV), FollowTheMoney, ou SDN.CSV de l’OFAC, avec ALT.CSV et ADD.CSV ; 24 Mio au plus
lists-screening-send = La garder avec le dossier
lists-screening-kept = Elle est gardée avec le dossier, scellée.
lists-screening-dropped = Elle est enlevée.
lists-screening-not-kept = Elle ne peut être lue comme une liste publiée : voyez ce qui n’y va pas. Rien n’est gardé.
lists-screening-too-many = Huit listes publiées au plus accompagnent un dossier : enlevez-en une d’abord.
lists-screening-hits = Concordances
lists-screening-due = Le criblage n’a pas été fait depuis que quelque chose a changé ici.
lists-screening-nothing = Il n’y a personne à soumettre au criblage, ou aucune liste publiée à laquelle confronter.
lists-screening-do = Lancer le criblage
lists-screening-open = Questions en attente : { $count }
lists-screening-threshold = À partir de { $threshold }, un humain est interrogé : pour toute liste et pour tous de même.
lists-screening-no-hit = Aucune concordance
lists-screening-waits = Il reste à dire qui est qui.
