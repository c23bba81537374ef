### Accords, tours de propositions et travaux en arrière-plan.

## Work in the background

work-title = Travaux
work-lead = Ce qui dure plus longtemps qu’une page. Cela continue si vous fermez le navigateur, et après un redémarrage du bureau.
work-none = Rien n’a encore été demandé.
work-clear = Le meilleur accord
work-landscape = Le paysage des accords
work-concessions = Les concessions les moins coûteuses
work-fragility = Ce qui dépend de qui
work-question = La prochaine question la plus utile
work-sequence = L’ordre sûr
work-zone = La zone d’accord du tour { $round }
work-plan = Un plan
work-replan = Un autre plan après un événement
work-rehearse = Une répétition d’un plan
work-waits = attend son tour
work-goes-on = en cours
work-stops = en train de s’arrêter
work-done = terminé
work-limit = temps écoulé : le meilleur jusqu’ici
work-cancelled = annulé
work-failed = n’a pas pu être fait
work-took = { $minutes } min { $seconds } s
work-old = Le dossier a changé depuis.
work-open = Voir ce qui a été trouvé
work-cancel = Annuler
work-best = meilleur jusqu’ici { $value }
work-bound = borne { $value }
work-steps = étapes { $value }
work-at-any-deal = Recherche d’un accord quelconque
work-at-best = Le meilleur pour { $of }
work-at-objective = Objectif : { $of }
work-at-unique = Est-ce le seul
work-at-conflict = Quelles règles se contredisent
work-at-shortest = Quelle contradiction est la plus courte
work-at-order = L’ordre sûr
work-at-concessions = Quelles concessions permettraient un accord
work-at-front = Le paysage, points jusqu’ici : { $of }
work-at-likely = L’accord le plus susceptible d’être accepté
work-at-distinct = Différent de ceux trouvés : { $of }

## Deals

deals-title = Accords
deals-find = Chercher des accords
deals-minutes = Pendant au plus, en minutes
deals-what-if = Et si ceci était transféré, ou cela non
deals-what-if-lead = Ce qui est choisi ici ne vaut que pour le meilleur accord.
deals-either = peu importe
deals-with = avec transfert
deals-without = sans transfert
deals-with-sentence = Seulement les accords où ceci est vrai
deals-without-sentence = Seulement les accords où ceci n’est pas vrai
deals-saved = Accords enregistrés
deals-none-saved = Aucun accord n’a été enregistré.
deals-agreed = convenu
deals-breaks = enfreint une règle dans l’état actuel du dossier
deals-in-round = proposé au tour { $round }
deals-open = Ouvrir
deals-compare = Mettre côte à côte ceux qui sont choisis
deals-compare-how-many = Choisissez deux, trois ou quatre accords.
deals-question-unfit = « { $question } » ne peut pas être demandé : { $reasons }
deals-found = Ce qui a été cherché
deals-keep-heading = Accords qui peuvent être enregistrés
deals-keep = Enregistrer
deals-is-kept = enregistré
deals-best = le meilleur accord
deals-alternative = variante { $number }
deals-point = point { $number } du paysage
deals-distinct = accord { $number } très différent
deals-likely = l’accord le plus susceptible d’être accepté
deals-one = Accord
deals-settle = Convenir de cet accord
deals-see-as = Tel qu’une partie le voit
deals-as = Vu par { $party }
deals-as-lead = C’est cela, et rien de plus, qui lui serait présenté.
deals-beside = Côte à côte
deals-asks = Ce que chaque partie obtient de ce qu’elle demande, selon son propre poids
deals-party = Partie
deals-mistakes = Les fichiers du dossier contiennent des erreurs ; elles sont montrées là où s’écrivent les positions.
deals-unfit-not-offered = { $party } n’offre plus { $item } de cette manière.
deals-unfit-gate = { $item } : non permis par le statut, le consentement ou le non-refoulement.
deals-unfit-window = { $item } : part avant la fin du délai d’objection à la liste.
deals-unfit-stock = { $item } : plus qu’il n’y en a.
deals-unfit-objected = { $item } : d’ici { $phase }, plus que les objections n’en laissent.
deals-unfit-daily = { $item } : pendant { $phase }, plus que ses jours ne permettent.
deals-unfit-rule = La règle « { $rule } » est enfreinte.
deals-unfit-rule-too-large = La règle « { $rule } » a des nombres trop grands pour être vérifiée.
deals-unfit-protected = La règle « { $rule } » fait dépendre de quelque chose la libération de { $item }, qui est protégé.
deals-unfit-other-case = Cet accord n’en est pas un du dossier tel qu’il est maintenant : recalculez le dossier.
deals-unfit-others =
    { $count ->
        [one] Et { $count } autre raison.
       *[other] Et { $count } autres raisons.
    }

## Rounds of proposals

rounds-title = Tours
rounds-all-accepted = Tous ont accepté la dernière proposition.
rounds-awaited = On attend la réponse de :
rounds-propose = Proposer un accord
rounds-no-deal = Aucun accord enregistré ne respecte toutes les règles connues à présent.
rounds-which = Quel accord
rounds-to = À qui
rounds-to-hint = Si personne n’est choisi, à tous ceux qui ont une position ou une part.
rounds-note = Remarque pour les médiateurs
rounds-lay-before = Le leur présenter
rounds-none = Rien ne vous a été présenté.
rounds-proposal = Proposition
rounds-answered = répondu
rounds-waits-for-you = attend votre réponse
rounds-answer = Votre réponse
rounds-says = Ce que vous dites
rounds-accepts = Nous acceptons
rounds-refuses = Nous refusons
rounds-amends = Nous accepterions autre chose
rounds-reason = Raison
rounds-by = Qui l’a dit
rounds-hint = Cela a été laissé entendre, non déclaré
rounds-change = Ce qui devrait changer
rounds-change-lead = Ces lignes font désormais partie de votre position.
rounds-rule = Nom d’une règle
rounds-sentence = La règle en une phrase
rounds-rule-second = Nom d’une deuxième règle
rounds-sentence-second = La deuxième règle en une phrase
rounds-line = Une autre ligne, telle que asks.NOM
rounds-value = Ce qui s’y trouvera désormais
rounds-drop = Une ligne à retirer
rounds-send = Répondre
rounds-says-too-little = Qui accepte ne change rien ; qui accepterait autre chose dit ce qui doit changer.
rounds-answered-already = Cette proposition a déjà reçu une réponse.
rounds-line-unreadable = La position ne peut pas être lue telle qu’elle est ici. Dites-le aux médiateurs.
rounds-line-table = « { $line } » ne désigne aucune ligne d’une position. Écrivez TABLE.NOM, comme { $example }, où TABLE est l’un de ces mots : { $tables }.
rounds-line-value = « { $value } » ne peut pas figurer à la ligne { $line }. Écrivez une table, comme { $example }.
rounds-line-absent = La position n’a pas de ligne { $line } à retirer.
rounds-makes-mistakes = La réponse n’a pas été gardée : elle ne convient pas au dossier tel qu’il est. Dites-le aux médiateurs.
