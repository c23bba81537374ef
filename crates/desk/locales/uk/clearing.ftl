### What is said of deals, in Ukrainian: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Deals

clearing-consent-not-known = невідомо
clearing-consent-not-asked = не питали
clearing-consent-given = надано
clearing-consent-disputed = відомості розходяться
clearing-consent-refused = відмова
clearing-consent-cleared = нейтральний представник опитав, перешкод немає
clearing-consent-to-be-asked = нейтральний представник ще має опитати
clearing-role-side = сторона
clearing-role-mediator = посередник
clearing-role-co-mediator = співпосередник
clearing-role-guarantor = гарант
clearing-role-host = держава-господар
clearing-role-transit = транзит
clearing-role-custodian = сторона, що фактично утримує
clearing-role-observer = спостерігач
clearing-stated = заявлено
clearing-hinted = натякнуто
clearing-inferred = виведено
clearing-assumed = припущено
clearing-from-outcome = лише з результату
clearing-must = обов’язково
clearing-high = важливо
clearing-wish = бажано
clearing-spoilers = Список для зриву: він показує, де угода ламається. Його запитали окремо; не зберігайте довше, ніж потрібно.
clearing-optimal = Оптимальна
clearing-feasible = Допустима
clearing-infeasible = Неможливо
clearing-interrupted = Перервано
clearing-optimal-sentence = Кращої угоди немає: усі межі закрито, і програма перевірки відтворила кожне доведення.
clearing-better-unknown = Усі умови виконано, що підтверджує програма перевірки. Чи існує краща угода, невідомо.
clearing-infeasible-sentence = Жодна угода не виконує всіх умов. Програма перевірки відтворила доведення.
clearing-interrupted-sentence = Спершу було досягнуто ліміту: немає ні угоди, ні доведення, що її немає.
clearing-not-closed = пошук зупинено до його завершення
clearing-unique = Вона єдина: жодна інша угода не така сама добра за всіма цілями.
clearing-not-unique = Вона не єдина: інша угода така сама добра за всіма цілями.
clearing-objective-protected = переміщувані особи під захистом та останки
clearing-objective-people = переміщувані люди
clearing-objective-worst-off = задоволеність, спершу найменш задоволеної сторони
clearing-objective-transfers = переміщення й зобов’язання, найменша кількість
clearing-objective-waiting = очікування в одиницях-етапах, найменше
clearing-no-party-asks = жодна сторона нічого не просить
clearing-closed = закрита
clearing-no-bound = невідома
clearing-stays = залишається
clearing-undertaken = береться
clearing-not-undertaken = не береться
clearing-owner-case = справа
clearing-owner-question = питання
clearing-unverified = Усі умови виконано, що підтверджує програма перевірки. Програма пошуку не знайшла кращої угоди, але межу не перевірено: { $reason }.
clearing-may-be-better = Усі умови виконано, що підтверджує програма перевірки. Можлива краща угода: { $open }.
clearing-open-by = { $name } { $value }, межа { $bound }, розрив { $gap }
clearing-open-at = { $name } { $value }, межа { $bound }
clearing-open-without = { $name } { $value }, межа невідома
clearing-infeasible-unverified = Програма пошуку встановила, що жодна угода не виконує всіх умов; доведення не перевірено: { $reason }.
clearing-owed = Під захистом права й не переміщуються: { $left }. Їхнє звільнення обов’язкове незалежно від домовленостей; воно не предмет торгу й не може чекати угоди (ЖК III, ст. 109, 110, 120; ЖК IV, ст. 130, 132).
clearing-moves-among =
    { $parties ->
        [one] Обмін між { $parties } стороною: { $what }.
        [few] Обмін між { $parties } сторонами: { $what }.
       *[other] Обмін між { $parties } сторонами: { $what }.
    }
clearing-move-among =
    { $parties ->
        [one] Обмін між { $parties } стороною: { $what }.
        [few] Обмін між { $parties } сторонами: { $what }.
       *[other] Обмін між { $parties } сторонами: { $what }.
    }
clearing-undertaken-alone =
    { $count ->
        [one] Береться { $count } зобов’язання.
        [few] Беруться { $count } зобов’язання.
       *[other] Беруться { $count } зобов’язань.
    }
clearing-begun =
    { $count ->
        [one] Починається { $count } зобов’язання.
        [few] Починаються { $count } зобов’язання.
       *[other] Починаються { $count } зобов’язань.
    }
clearing-protected-among =
    { $count ->
        [one] З цих людей під захистом права { $count }.
        [few] З цих людей під захистом права { $count }.
       *[other] З цих людей під захистом права { $count }.
    }
clearing-to-partner = { $count } → { $partner }
clearing-from-partner = { $count } ← { $partner }
clearing-days =
    { $count ->
        [one] { $count } день
        [few] { $count } дні
       *[other] { $count } днів
    }
clearing-from-day = з { $first }, { $days }
clearing-then = { $first }, потім { $next }
clearing-chosen = { $option } (варіант { $rank } із { $of })
clearing-none-chosen = жоден із його варіантів ({ $count })
clearing-stated-by = { $standing }, джерело: { $by }
clearing-with-sources = { $what } [{ $sources }]
clearing-route = { $from } → { $to }
clearing-units-on = { $units } { $way }
clearing-units-to = { $units } → { $to }
clearing-to = → { $to }
clearing-in-phase = { $what }, етап: { $phase }
clearing-also-to = також { $places }
clearing-no-longer = більше не: { $places }
clearing-instead = { $after } замість: { $before }
clearing-of-parties =
    { $count ->
        [one] { $share } ({ $count } сторона)
        [few] { $share } ({ $count } сторони)
       *[other] { $share } ({ $count } сторін)
    }
clearing-at-most = щонайбільше { $share }
clearing-quoted = «{ $name }»

## Tables and marks

clearing-gives = віддає
clearing-receives = отримує
clearing-of-its-best = від свого найкращого
clearing-over-its-best = більше за своє найкраще в нинішньому стані справи
clearing-name = ім’я
clearing-from = від кого
clearing-goes-to = кому
clearing-legal = підстава, названа стороною, що утримує
clearing-consent = власна воля
clearing-objective = ціль
clearing-condition = умова
clearing-without-it = без неї
clearing-this-deal = ця угода
clearing-alternative = альтернатива
clearing-undertakes = зобов’язується
clearing-asks = Прохання
clearing-conditions = Умови, усі виконано
clearing-comes = входить
clearing-goes = випадає
clearing-otherwise = інакше
clearing-outside = немає прохань для порівняння
clearing-unlocks = це дає змогу
clearing-none-decisive = Жодна умова сама не була вирішальною: без будь-якої з них найкраща угода така сама добра.
clearing-no-alternative = Жодної не знайдено.
clearing-no-concession = Жодна з поступок, які посередник вважає можливими, не відкриває угоди.
clearing-exhausted = Інших наборів немає.
clearing-not-proved-cheapest = не доведено, що це найменша ціна
clearing-if-name = якщо це ім’я випаде
clearing-if-party = якщо ця сторона піде
clearing-falls = випадає разом із ним
clearing-replaced = приходить натомість
clearing-same = та сама угода
clearing-numbered = { $called } { $number }
clearing-deal-of = Угода { $id }
clearing-digest-of = дайджест справи { $digest }
clearing-also-known = також { $names }
clearing-costs = ціна { $cost }
clearing-difficult = складність { $difficulty }
clearing-of-party = { $party } { $share }

## Headings

clearing-heading-question = Про що питали
clearing-heading-picture = Обмін
clearing-heading-list = Список
clearing-heading-consent = Власна воля людей
clearing-heading-parties = Що віддає й отримує кожна сторона
clearing-heading-objectives = Що поліпшували, у цьому порядку
clearing-heading-decisive = Вирішальні умови
clearing-heading-alternatives = Альтернативи
clearing-heading-conflict = Чому немає угоди
clearing-heading-concessions = Поступки, які відкрили б угоду
clearing-heading-fragility = Що від кого залежить
clearing-heading-sources = Джерела
clearing-heading-legend = Як читати цю сторінку
clearing-heading-undertakings = Зобов’язання: { $phase }

## Pages and their legend

clearing-count = кількість
clearing-left = що лишається
clearing-routes = Стрілки за літерами
clearing-matrix-objectives = Цілі
clearing-matrix-satisfaction = Виконані прохання
clearing-matrix-items = Хто куди
clearing-matrix-caption = Лише відмінності. Відмінне від цієї угоди виділено.
clearing-objectives-caption = Кожну поліпшують, наскільки можливо, не жертвуючи жодною з попередніх.
clearing-decisive-caption = Найкраща угода була б іншою, якби скасувати лише цю умову.
clearing-now = зараз
clearing-becomes = стане
clearing-priority = пріоритет
clearing-met = виконано
clearing-legend-thread = нитка
clearing-legend-thread-means = Одна людина або один загиблий на шляху від однієї сторони до іншої.
clearing-legend-band = стрічка
clearing-legend-band-means = Група або більше людей, ніж можна розрізнити нитками; що ширша, то більше (за логарифмом).
clearing-legend-protected-means = Дитина, тяжко поранений або хворий полонений, хтось із батьків, хто супроводжує дитину під захистом, або останки: за їхнє звільнення не можна вимагати нічого (ЖК III, ст. 109, 110, 120; ЖК IV, ст. 130, 132).
clearing-legend-of-its-best-means = Виконана частина прохань сторони з урахуванням пріоритету, поділена на найбільшу, яку могла б виконати будь-яка угода: 100 % — усе, що вона могла б отримати, а це може бути менше, ніж вона просить. Порівнюються точні дроби; відсотки округлено.
clearing-legend-optimal = оптимальна
clearing-legend-optimal-means = Кажуть лише тоді, коли всі межі закрито й програма перевірки, яка не має спільного коду з програмою пошуку, відтворила кожне доведення.
clearing-legend-standing = походження відомостей
clearing-legend-standing-means = Заявлено: сторона це сказала. Натякнуто: вона дала це зрозуміти. Виведено або припущено: думка самого посередника.
clearing-more-in-list = і ще { $count } (усі в списку нижче)

## The drawing

clearing-picture-note = { $verb }: { $what }
clearing-picture-between = { $from } → { $to }: { $count }

## Questions, conflicts, concessions

clearing-answer-deal = Угода є.
clearing-answer-none = Такої угоди немає.
clearing-answer-unknown = Ліміту досягнуто раніше, ніж знайдено відповідь.
clearing-answer-same = Найкраща угода лишається тією самою.
clearing-answer-no-base = Без цього питання немає угоди, з якою можна порівняти.
clearing-something-moves = угода щось переміщує
clearing-something-moves-sentence = порожній пакет — не угода
clearing-conflict-of-one = Сама лише ця умова не лишає угоди. Якщо її скасувати, угода стає можливою.
clearing-conflict-all-needed = Якщо скасувати будь-яку з них, угода стає можливою.
clearing-conflict-need-unknown = Ліміту досягнуто раніше, ніж стало відомо, чи всі вони потрібні.
clearing-conflict-none-shorter = Коротшої суперечності немає: доведено.
clearing-left-nothing = Угоди не лишається.
clearing-left-unknown = Невідомо: спершу було досягнуто ліміту.
clearing-dropped = скасовано
clearing-asked-with = з переміщенням: { $item }
clearing-asked-with-to = з переміщенням: { $item } → { $to }
clearing-asked-without = без: { $name }
clearing-conflict-of-several = Ці умови ({ $count }) не можуть виконуватися разом.
clearing-what-is-left = Лишається: { $left }.
clearing-still-move =
    { $before ->
        [one] Досі переміщуються { $after } із { $before } людини.
        [few] Досі переміщуються { $after } із { $before } людей.
       *[other] Досі переміщуються { $after } із { $before } людей.
    }
clearing-still-move-protected =
    { $before ->
        [one] Досі переміщуються { $after } із { $before } людини, під захистом — { $protected } із { $of }.
        [few] Досі переміщуються { $after } із { $before } людей, під захистом — { $protected } із { $of }.
       *[other] Досі переміщуються { $after } із { $before } людей, під захистом — { $protected } із { $of }.
    }

## The landscape

clearing-front = Карта можливих угод
clearing-point = точка
clearing-known-as = відома як
clearing-shown = показана угода
clearing-not-proved = не доведено, що лежить на фронті Парето
clearing-plot = Фронт Парето: кожна сторона за часткою від свого найкращого
clearing-nash = Неш
clearing-nash-means = найбільший добуток часток сторін від їхнього найкращого
clearing-kalai-smorodinsky = Калаї — Смородинський
clearing-kalai-smorodinsky-means = найближча до рівних часток: найбільша найнижча частка, потім найменша найвища
clearing-egalitarian = егалітарна
clearing-egalitarian-means = найнижча частка настільки велика, наскільки можливо, потім наступна і так далі
clearing-utilitarian = утилітарна
clearing-utilitarian-means = найбільша сума часток
clearing-front-means = У кожній точці жодна сторона не може отримати більше, якщо інша не отримає менше. Лише для посередника: показує, наскільки задоволена кожна сторона.
clearing-front-one-point = Одна точка: жодна угода не дає жодній стороні більше. Програма перевірки відтворила доведення.
clearing-front-cut-short = Ліміту досягнуто раніше, ніж було видно весь фронт Парето.
clearing-of-those-found = Імена дано серед знайдених точок: незнайдена точка могла б отримати одне з них.
clearing-distinct = Дуже відмінні угоди
clearing-distinct-deal = угода
clearing-no-further = Більше таких немає: програма перевірки відтворила доведення.
clearing-no-further-unverified = Що більше таких немає, не перевірено.
clearing-front-complete = Точок: { $count }, інших немає: фронт Парето повний, і програма перевірки відтворила доведення.
clearing-front-within =
    { $count ->
        [one] { $count } точка. Кожній угоді одна з них відповідає з точністю до { $share } від найкращого кожної сторони; програма перевірки відтворила доведення.
        [few] { $count } точки. Кожній угоді одна з них відповідає з точністю до { $share } від найкращого кожної сторони; програма перевірки відтворила доведення.
       *[other] { $count } точок. Кожній угоді одна з них відповідає з точністю до { $share } від найкращого кожної сторони; програма перевірки відтворила доведення.
    }
clearing-front-unverified =
    { $count ->
        [one] { $count } точка; що інших немає, не перевірено: { $reason }.
        [few] { $count } точки; що інших немає, не перевірено: { $reason }.
       *[other] { $count } точок; що інших немає, не перевірено: { $reason }.
    }
clearing-front-left-out =
    { $count ->
        [one] Тут { $shown } із { $count } точки: ті, що вирізняються, та інші через рівні проміжки. Усі є в --json; --tolerance 5 дає менше.
        [few] Тут { $shown } із { $count } точок: ті, що вирізняються, та інші через рівні проміжки. Усі є в --json; --tolerance 5 дає менше.
       *[other] Тут { $shown } із { $count } точок: ті, що вирізняються, та інші через рівні проміжки. Усі є в --json; --tolerance 5 дає менше.
    }
clearing-front-shared =
    { $count ->
        [one] { $count } точка має це ім’я ({ $name }): жодна ним не вирізняється.
        [few] { $count } точки мають це ім’я ({ $name }): жодна ним не вирізняється.
       *[other] { $count } точок мають це ім’я ({ $name }): жодна ним не вирізняється.
    }
clearing-shown-beaten = Показана угода не лежить на фронті Парето: у точці { $point } жодна сторона не має менше, а якась має більше. Вона найкраща за цілями справи, які спершу вимагають іншого.
clearing-plot-described =
    { $count ->
        [one] { $count } точка фронту Парето, сторони: { $parties }; у таблиці нижче те саме.
        [few] { $count } точки фронту Парето, сторони: { $parties }; у таблиці нижче те саме.
       *[other] { $count } точок фронту Парето, сторони: { $parties }; у таблиці нижче те саме.
    }
clearing-distinct-none =
    { $differ ->
        [one] Не знайдено угоди, що відрізняється від показаної хоча б на { $differ } переміщення.
        [few] Не знайдено угоди, що відрізняється від показаної хоча б на { $differ } переміщення.
       *[other] Не знайдено угоди, що відрізняється від показаної хоча б на { $differ } переміщень.
    }
clearing-distinct-limit =
    { $differ ->
        [one] Ліміту досягнуто раніше, ніж знайдено угоду, що відрізняється від показаної хоча б на { $differ } переміщення.
        [few] Ліміту досягнуто раніше, ніж знайдено угоду, що відрізняється від показаної хоча б на { $differ } переміщення.
       *[other] Ліміту досягнуто раніше, ніж знайдено угоду, що відрізняється від показаної хоча б на { $differ } переміщень.
    }
clearing-distinct-proved =
    { $differ ->
        [one] Кожна — найкраща з тих, що відрізняються хоча б на { $differ } переміщення від показаної й усіх попередніх; програма перевірки відтворила кожне доведення.
        [few] Кожна — найкраща з тих, що відрізняються хоча б на { $differ } переміщення від показаної й усіх попередніх; програма перевірки відтворила кожне доведення.
       *[other] Кожна — найкраща з тих, що відрізняються хоча б на { $differ } переміщень від показаної й усіх попередніх; програма перевірки відтворила кожне доведення.
    }
clearing-distinct-unproved =
    { $differ ->
        [one] Кожна відрізняється хоча б на { $differ } переміщення від показаної й усіх попередніх. Що кожна — найкраща з таких, перевірено не до кінця.
        [few] Кожна відрізняється хоча б на { $differ } переміщення від показаної й усіх попередніх. Що кожна — найкраща з таких, перевірено не до кінця.
       *[other] Кожна відрізняється хоча б на { $differ } переміщень від показаної й усіх попередніх. Що кожна — найкраща з таких, перевірено не до кінця.
    }
clearing-distinct-fewer = Ліміту досягнуто раніше, ніж знайдено всі ({ $asked }).

## Chances

clearing-chances-accepts = приймає
clearing-chances-line = сумнівний рядок
clearing-chances-written = Найкраща угода, якщо позиції правильні як записано
clearing-chances-likely = Угода, яку найімовірніше приймуть
clearing-chances-worlds = Чи є угода взагалі
clearing-chances-questions = Про що запитати далі
clearing-chances-sure = Ніщо сумнівне їй не заважає.
clearing-chances-hangs-on = Вона залежить від
clearing-chances-same = Це найкраща угода, якщо позиції правильні як записано.
clearing-chances-no-doubts = Сумнівних рядків немає: у mediator/confidence.toml зазначено, наскільки ви певні в кожному.
clearing-chances-none-likely = Хоч би що із сумнівного було правдою, жодну угоду не приймуть.
clearing-chances-none-written = Якщо позиції правильні як записано, угоди немає.
clearing-chances-nothing-to-ask = Жодна окрема відповідь не змінила б, яку угоду пропонувати.
clearing-chances-questions-cut = Ліміту досягнуто раніше, ніж зважено всі запитання.
clearing-chances-as-written = як записано
clearing-chances-no-such-rule = такої умови немає
clearing-chances-not-on-offer = не пропонується
clearing-chances-then-none = угоди немає
clearing-chances-proved = Імовірнішої угоди немає: програма перевірки відтворила доведення.
clearing-chances-not-proved = Можлива ймовірніша: спершу було досягнуто ліміту або доведення перевищує допустимий розмір.
clearing-chances-doubts =
    { $count ->
        [one] { $count } сумнів щодо позицій, незалежний від інших. Угоду приймають, якщо її приймає справжня позиція кожної сторони: імовірність — це точна вага позицій, за яких її приймають.
        [few] { $count } сумніви щодо позицій, незалежні один від одного. Угоду приймають, якщо її приймає справжня позиція кожної сторони: імовірність — це точна вага позицій, за яких її приймають.
       *[other] { $count } сумнівів щодо позицій, незалежних один від одного. Угоду приймають, якщо її приймає справжня позиція кожної сторони: імовірність — це точна вага позицій, за яких її приймають.
    }
clearing-chances-about = близько { $percent }
clearing-chances-accepted = Імовірність прийняття: { $chance }.
clearing-chances-lines-of = { $owner }: { $lines }
clearing-chances-worlds-seen = Вона є в { $percent } усіх світів за вагою (переглянуто: { $seen }).
clearing-chances-worlds-drawn = Вона є в { $percent } із { $seen } світів, обраних за вагою, з похибкою { $error } (Гефдінг, 95 %).
clearing-chances-gain = Коли відповідь відома, найкращу угоду приймають у середньому з імовірністю { $then }, зараз — { $now }.
clearing-chances-gain-unproved = Коли відповідь відома, найкращу угоду приймають у середньому з імовірністю { $then }, зараз — { $now } (перевірено не до кінця).
clearing-chances-answer = { $version } ({ $weight }): тоді { $best }
clearing-chances-answer-other = { $version } ({ $weight }): тоді { $best }, іншою угодою
clearing-chances-turns = З імовірністю { $percent } відповідь змінює пропозицію: тоді імовірніша інша угода.
clearing-chances-tells = Вона дає { $bits } біта про те, чи є угода взагалі.
clearing-chances-would-undertake = готова взяти на себе: { $item }
clearing-chances-would-let-go = готова відпустити: { $item }

## The safe order

clearing-order-best = Жоден порядок не наражає жодну сторону на менший ризик: найбільший ризик, потім випередження в людях, потім сума ризиків найменші. Програма перевірки сама перебрала порядки.
clearing-order-unverified = Програма пошуку не знайшла кращого порядку; порядків забагато, щоб програма перевірки перебрала їх усі, тому те, що цей найкращий, не перевірено.
clearing-order-exposure-least = У жодного порядку найбільший ризик не менший; ліміту досягнуто раніше, ніж показано, що цей — найспокійніший із них.
clearing-order-never = Жодна сторона ніколи не віддає більше, ніж отримала.
clearing-order-step = крок
clearing-order-what = що переміщується
clearing-order-exposure = Наскільки ризикує кожна сторона після кожного кроку: скільки вона віддала з того, що віддає, мінус скільки отримала з того, що просила й отримує. Осіб під захистом не враховано.
clearing-order-picture = Ризик після кожного кроку
clearing-order-published = Опублікований порядок
clearing-order-safe = Безпечний порядок
clearing-order-given = відпущено людей
clearing-order-received = прийнято людей
clearing-order-nothing = Жоден крок вас не стосується.
clearing-order-gap = Спершу було досягнуто ліміту: це найкращий знайдений порядок. У жодного порядку найбільший ризик не нижчий за { $bound }.
clearing-order-worst = Найболючіше перервати обмін після кроку { $step }: ризик сторони { $party } становив би { $exposure } того, що вона віддає й отримує.
clearing-order-excess =
    { $people ->
        [one] Випередження щонайбільше на { $people } людину від того, що лишається наприкінці.
        [few] Випередження щонайбільше на { $people } людини від того, що лишається наприкінці.
       *[other] Випередження щонайбільше на { $people } людей від того, що лишається наприкінці.
    }
clearing-order-wrong-way = крок { $first } має йти після кроку { $then } за правилами порядку
clearing-order-undertakes = { $party } зобов’язується: { $what }
clearing-order-you-release = Ви відпускаєте: { $what } → { $party }
clearing-order-you-receive = Ви приймаєте: { $what } ← { $party }

## A party’s own page

clearing-own-no-deal = Зараз вам не запропоновано жодного обміну.
clearing-own-nothing-moves = Від вас і до вас нічого не переміщується.
clearing-own-gives = Ви відпускаєте
clearing-own-receives = Ви приймаєте
clearing-own-undertakes = Ви зобов’язуєтеся
clearing-own-undertaken = Зобов’язуються інші
clearing-own-position = Ваша позиція, як ви її заявили
clearing-own-holds = Готовність відпустити
clearing-own-ready = Готовність узяти на себе
clearing-own-refuses = Відмови
clearing-own-rules = Умови
clearing-own-picture = Ваша частина обміну
clearing-own-rule-holds = виконано
clearing-own-rule-broken = не виконано
clearing-own-may-go = може бути передано: { $to }
clearing-or = { $first } або { $last }
clearing-own-becomes = у цьому обміні: { $what }
clearing-own-met-of = виконано { $met } із { $all }
clearing-own-met-in-full = виконано { $met }, повністю
clearing-own-met-in-part = виконано { $met }, не повністю
clearing-own-met-in-sight = виконано { $met } із видимого вам
clearing-own-up-to = до { $all }
clearing-own-headline = Ви відпускаєте: { $gives }; приймаєте: { $receives }.

## Lists open to objection

clearing-lists = Списки, відкриті для заперечень
clearing-lists-objects = Заперечення
clearing-lists-raised = Хто й коли
clearing-lists-decision = Рішення
clearing-lists-against = Проти кого
clearing-lists-reported = Повідомила
clearing-lists-yours = ваш список
clearing-lists-place-for-each = місце для кожного
clearing-lists-pending = розглядається
clearing-lists-upheld = задоволено
clearing-lists-rejected = відхилено
clearing-lists-no-objections = заперечень немає
clearing-lists-listed = у списку { $count }
clearing-lists-places =
    { $count ->
        [one] { $count } місце
        [few] { $count } місця
       *[other] { $count } місць
    }
clearing-lists-by-phase = { $places }, до етапу: { $phase }
clearing-lists-go =
    { $units ->
        [one] із них у цьому обміні { $units }
        [few] із них у цьому обміні { $units }
       *[other] із них у цьому обміні { $units }
    }
clearing-lists-end-of = { $when } (кінець)
clearing-lists-heard = Заперечення приймають: початок — { $opens }, кінець — { $closes }; ніхто зі списку не переміщується раніше, ніж { $first }.
clearing-lists-objections =
    { $count ->
        [one] { $count } заперечення
        [few] { $count } заперечення
       *[other] { $count } заперечень
    }
clearing-lists-are-upheld = задоволено: { $objections } (викреслено: { $units })
clearing-lists-are-pending = розглядається: { $objections } (залишено: { $units })
clearing-lists-are-rejected = відхилено: { $objections }
clearing-lists-published = опубліковано для: { $parties }
