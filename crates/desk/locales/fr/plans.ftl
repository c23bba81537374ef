### Ce que le bureau dit des plans et des images d’une opération, en français.

## Plans: which there are

plans-title = Les plans
plans-none = Il n’y a pas encore de plan.
plans-lead = Un plan se fait à partir d’un accord enregistré. Ce qui n’est pas approuvé n’est vu que des médiateurs.
plans-lead-others = Ces plans sont approuvés, ou une opération a commencé d’après eux.
plans-plan = Le plan
plans-of-deal = De l’accord
plans-begun = L’opération a commencé d’après ce plan.
plans-approved = Approuvé
plans-not-approved = Pas encore approuvé
plans-stale = Le dossier a changé depuis que ce plan a été fait : refaites le plan.
plans-stale-text = Le dossier, son opération ou l’accord a changé depuis que ce plan a été fait. Refaites le plan.
plans-reading = Ce plan est en train d’être lu et jugé ; la page revient d’elle-même.
plans-case-unread = Les fichiers du dossier contiennent des erreurs : corrigez-les d’abord.
plans-worth = Exposition : { $minutes } personnes-minutes. Dernière arrivée après { $span }. Mouvements : { $rides }.
plans-approved-by = Approuvé par { $name } : { $moment }
plans-still-wanted =
    { $count ->
        [one] Pas encore approuvé : { $count } personne de plus doit l’approuver.
       *[other] Pas encore approuvé : { $count } personnes de plus doivent l’approuver.
    }

## Plans: one of them

plans-approve = Approuver ce plan
plans-rehearse = Commencer une répétition
plans-begin = Commencer l’opération elle-même
plans-make = Faire un plan de l’accord enregistré
plans-make-do = Le faire
plans-again = Un autre plan après un événement
plans-happened = Ce qui est arrivé, un événement par ligne, comme le prend la commande replan :
plans-again-do = Refaire le plan
work-at-plan = Un plan
plans-try = Éprouver ce plan autant de fois contre retards et refus
plans-try-do = L’éprouver
work-at-rehearse = Le plan est éprouvé, essais : { $of }
plans-compare = Comparer avec le plan
plans-compare-do = Montrer ce qui a changé
plans-see-as = Voir comme une partie
plans-see-as-do = Voir comme cette partie
plans-looks-as = Vous voyez ce que voit cette partie :
plans-looks-whole = Revoir le tout
plans-own-sheet = Votre feuille, à imprimer
plans-part-chart = Qui est où, et quand
plans-part-map = Les itinéraires
plans-part-moment = Pas à pas dans le temps
plans-part-movements = Mouvements
plans-part-gates = Ce qu’attend chaque barrière
plans-part-quotas = Les quotas
plans-part-works = Contrôles et mesures
plans-part-worth = Ce que vaut le plan
plans-part-critical = Ce qui décide de la fin
plans-part-exposed = Qui attend où et combien de temps
plans-part-controllability = Si cela dure plus longtemps
plans-part-fallbacks = Ce qui est préparé
plans-part-safe = En cas d’interruption
plans-part-own-people = Qui est concerné
plans-part-own-movements = Mouvements des vôtres
plans-part-own-vehicles = Vos véhicules

## Plans: two of them

plans-changes = Ce qui a changé
plans-before = Avant
plans-after = Maintenant
plans-no-change = Rien n’a changé.
plans-unchanged = { $unchanged } mouvements sur { $before } restent comme ils étaient. Contrôles et mesures à une autre heure : { $works }.
plans-change-chart = Les deux plans sur un seul diagramme
plans-change-caption = Pâle : comme prévu avant ; foncé : comme prévu maintenant. Une barrière est en tirets là où elle s’ouvrait avant.
plans-moved = Mouvements qui vont autrement
plans-added = Nouveaux mouvements
plans-dropped = Mouvements supprimés
plans-gate-moved = S’ouvre à une autre heure :
plans-gate-added = Nouvelle :
plans-gate-dropped = Supprimée :

## Pictures of an operation

pictures-title = Images
pictures-lead = Dessinées d’après ce que vous pouvez savoir, et redessinées quand quelque chose est dit.
pictures-none = Il n’y a encore rien à dessiner.
pictures-map = Où en sont les mouvements
pictures-map-caption = Un point se trouve là où est un véhicule d’après la dernière parole : en un lieu, ou en route selon la part du temps prévu qui est passée. Personne n’est suivi.
pictures-flow = Flux des mouvements
pictures-flow-caption = Une bande est d’autant plus large que beaucoup vont par là. Foncé : arrivés. Tirets : en route.
pictures-balance = Équilibre dans le temps
pictures-balance-caption = Au-dessus de sa ligne, une partie a donné plus qu’elle n’a reçu, au-dessous moins. Trait plein : comme ce fut. Tirets : comme prévu.
pictures-course = Comme prévu et comme ce fut
pictures-course-caption = Pâle : comme prévu ; foncé : comme ce fut. Une barrière est en tirets là où elle devait s’ouvrir.
