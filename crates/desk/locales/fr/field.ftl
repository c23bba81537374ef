### The page that field officers take along.

## The page that works without a network: where things stand

field-title = En route
field-standing = Où en sont les choses
field-with-desk = Le bureau est joint.
field-without-since = Pas de réseau depuis { $moment }. Ce que vous notez est gardé ici.
field-desk-away = Le bureau n’accepte rien pour l’instant. Ce que vous notez est gardé ici.
field-not-reached = Le bureau n’a pas encore été joint.
field-signed-out = Votre session a pris fin. Ce que vous avez noté est gardé ici jusqu’à ce que vous vous reconnectiez.
field-other-account = Quelqu’un d’autre est connecté ici. Ce qui est gardé ne lui appartient pas et n’est pas transmis.
field-short-without = Pas de réseau
field-short-away = Le bureau n’accepte rien
field-short-out = Session close
field-sign-in = Se connecter pour transmettre
field-waiting = Noté ici et non transmis : { $count }
field-delivered = Transmis : { $count }
field-shown-as-of = Ce qui est montré date de { $moment }
field-old = Son âge, en minutes : { $minutes }
field-clock-ahead = L’horloge de cet appareil avance sur celle du bureau, en minutes : { $minutes }
field-clock-behind = L’horloge de cet appareil retarde sur celle du bureau, en minutes : { $minutes }
field-clock-set = L’horloge de cet appareil a été réglée depuis la dernière comparaison, en minutes : { $minutes }
field-ready = Cette page s’ouvre sans réseau.
field-no-key = La clé par laquelle vous signez n’est pas dans ce navigateur : rien ne peut être noté. La page Compte en crée une.
field-no-room = Cela n’a pas pu être gardé et n’est pas noté. Écrivez-le sur papier.
field-browser-unfit = Ce navigateur ne sait rien garder sous scellé. Prenez une feuille de papier ou un autre navigateur.
field-wants-script = Cette page ne marche qu’avec des scripts. Sans eux, travaillez sur le
field-board = tableau

## The page that works without a network: opening, shutting, forgetting

field-choose = Emporter ce qu’il faut
field-choose-why = C’est scellé dans ce navigateur sous une phrase secrète de huit caractères ou plus. Des mots valent mieux que des chiffres. Personne ne peut l’ouvrir pour vous : après dix erreurs, tout ce qui est ici est oublié.
field-passphrase = Phrase secrète
field-again = Encore une fois
field-take-along = Emporter
field-closed = Sous scellé
field-open = Ouvrir
field-opening = Ouverture …
field-shut = Sceller
field-forget = Tout oublier
field-forgotten = Rien du bureau n’est plus gardé sur cet appareil.
field-passphrase-short = Trop courte : huit caractères ou plus.
field-passphrase-differs = Les deux ne sont pas les mêmes.
field-passphrase-wrong = Ce n’est pas la bonne. Essais restants avant que tout soit oublié : { $count }

## The page that works without a network: what is recorded

field-rides = Mouvements emportés
field-pseudonyms = Les personnes sont sous pseudonyme : les noms ne s’emportent jamais.
field-no-rides = Aucun mouvement du plan ne vous concerne.
field-works = Contrôles et mesures
field-offers = Ce qui vous attendait
field-recorded = Noté ici
field-is-so = C’est déjà ainsi
field-act-boarded = À bord
field-act-alighted = Descendu
field-act-departed = Parti
field-act-arrived = Arrivé
field-act-verified = Identité vérifiée
field-act-handed-over = Remis
field-act-followed-up = Revu
field-act-not-travelling = Ne voyage pas
field-act-hold = Suspendre ce mouvement
field-state-waits = ici, non transmis
field-state-sent = envoyé, pas encore de réponse
field-state-delivered = transmis
field-state-conflict = à vous de décider
field-state-dropped = laissé, par vous
field-renumbered = signé à nouveau sous un autre numéro, à l’heure de l’appui

## The page that works without a network: what a human decides

field-conflicts = À vous de décider
field-conflict-already = Quelqu’un l’a déjà dit.
field-conflict-irregular = Cela compterait comme irrégulier, et tout serait suspendu.
field-conflict-refused = Le bureau le refuse.
field-conflict-stale = C’est arrivé trop tard. Si vous le pensez encore, c’est dit à présent.
field-side-here = Noté ici
field-side-desk = Au bureau
field-say-all-the-same = Le dire quand même
field-let-it-be = Laisser

## Sheets of paper

field-sheets = Feuilles à cocher
field-sheets-lead = Là où il ne reste ni réseau ni batterie : une feuille par mouvement, cochée à la main et relue plus tard.
field-sheet = Feuille
field-sheet-how = Cochez ce qui s’est passé, écrivez l’heure locale et signez. À la prochaine occasion, la feuille est relue au bureau.
field-sheet-people = Qui voyage par ce mouvement
field-sheet-number = Numéro
field-sheet-who = Qui
field-sheet-at = à
field-sheet-signed = Nom, signature, remarques
field-sheet-code = Code de la feuille
field-sheet-revision = Plan { $plan }, révision { $revision }, imprimée le
field-read-sheet = Relire une feuille
field-read-how = Tapez le code qui est sur la feuille, ou ce que dit son code QR.
field-read-photo = Ou photographiez le code QR
field-read-photo-none = Aucun code de feuille n’a été trouvé dans l’image.
field-read = Lire
field-sheet-unknown = Ce bureau n’a pas fait une telle feuille : une lettre est fausse, ou quelqu’un l’a changée.
field-sheet-older-plan = La feuille est d’un plan plus ancien. Ce qui est coché est dit selon ce plan, et lu selon celui en vigueur.
field-sheet-since = Événements depuis l’impression : { $count }
field-sheet-stay = Y figurent et ne voyagent plus :
field-ticks-how = Cochez ici ce qui est coché sur le papier, avec l’heure qui y est écrite.
field-ticks-day = Jour, à l’horloge de { $zone }
field-ticks-at = Heure sur le papier, sur 24 heures
field-ticks-done = Vers les lignes
field-sheet-no-time = Une heure manque, ou n’existe pas ce jour-là.
field-sheet-future = Une heure est en avance sur l’horloge du bureau.
field-sheet-nothing = Rien n’est coché qui puisse être dit.
field-lines = Lignes de la feuille
field-lines-how = Vous les signez, avec l’heure du papier : comparez d’abord.
field-lines-sign = Signer et dire
