### What is said of lists laid side by side, in Ukrainian: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Headings and columns

reconciliation-matched = У кількох списках
reconciliation-doubtful = Вирішувати людині
reconciliation-one-sided = Лише в одному списку
reconciliation-duplicates = Двічі в одному списку
reconciliation-knots = Що пов’язано між собою
reconciliation-disputes = Рішення, які не узгоджуються
reconciliation-evidence = Ознаки
reconciliation-own = Ваш список
reconciliation-received = Розкрито вам
reconciliation-who = Хто
reconciliation-row-head = Рядок
reconciliation-what = Що
reconciliation-was = було
reconciliation-is = стало
reconciliation-score = бал
reconciliation-nothing = порожньо
reconciliation-now = зараз
reconciliation-else = інакше

## Titles

reconciliation-title = { $of }: списки поруч
reconciliation-statuses-title = { $of }: що списки кажуть про кожного
reconciliation-sheet-title = { $of }: список сторони { $party }
reconciliation-version-title = { $now }: що змінює нова версія
reconciliation-since-title = { $now }: що змінилося після { $before }
reconciliation-screening-title = { $subjects }: перевірка за опублікованими списками

## Rows and lists

reconciliation-row = { $list }, рядок { $row }
reconciliation-row-of-sheet = { $list }, аркуш { $sheet }, рядок { $row }
reconciliation-rows =
    { $count ->
        [one] { $count } рядок
        [few] { $count } рядки
       *[other] { $count } рядків
    }
reconciliation-list-claims = { $list } запитує: { $rows }
reconciliation-list-acknowledges = { $list } визнає: { $rows }
reconciliation-list-saw = { $list } бачили: { $rows }
reconciliation-no-counterpart = відповідника немає
reconciliation-open = не вирішено: питання відкрите
reconciliation-double = дублікат
reconciliation-female = жіноча
reconciliation-male = чоловіча
reconciliation-born = дата народження: { $date }
reconciliation-by-islamic = { $date } (записано за ісламським календарем)
reconciliation-by-persian = { $date } (записано за перським календарем)
reconciliation-either = { $one } або { $other }

## What was found

reconciliation-none-doubtful = Вирішувати більше нічого.
reconciliation-empty = У списках нікого немає.
reconciliation-summary = У кількох списках: { $matched }. Чекають рішення: { $doubtful }. Лише в одному списку: { $alone }. Двічі в одному списку: { $twice }.
reconciliation-percent = { $number } %
reconciliation-percent-over = понад { $number } %
reconciliation-percent-under = менше { $number } %
reconciliation-score-means = Ваги подано в бітах: +1 означає, що знайдене вдвічі ймовірніше для однієї людини, ніж для двох. Їхня сума і є балом. Імовірність 90 % має виявлятися правильною дев’ять разів із десяти. Бал не вирішує нічого, що вирішила людина.
reconciliation-compared-all = Порівняно за всіма ознаками: { $pairs } (кожна пара рядків).
reconciliation-compared-some = Порівняно за всіма ознаками: { $pairs } (пари рядків зі спільним ключем).
reconciliation-left-out = Не порівнювалися пари за надто частими ключами (ключів: { $keys }) і пари рядків, для яких є кращі (пар: { $pairs }).
reconciliation-not-proven = Пошук перервано (частин: { $parts }): можливе краще ціле, краще щонайбільше на { $behind } біт.
reconciliation-unused =
    { $count ->
        [one] { $count } рішення стосується рядків, яких у цих списках немає.
        [few] { $count } рішення стосуються рядків, яких у цих списках немає.
       *[other] { $count } рішень стосуються рядків, яких у цих списках немає.
    }
reconciliation-knot = Це може бути інакше лише разом; інший варіант відстає на { $bits } біт:

## Why a pair is where it is

reconciliation-why-decided = вирішила людина
reconciliation-why-disputed = люди вирішили по-різному
reconciliation-why-score = за балом
reconciliation-why-contradicted = щось свідчить проти
reconciliation-why-hangs = зіставити все інакше майже так само добре
reconciliation-why-rivals = підходять і інші рядки

## What was compared

reconciliation-field-before = до порівняння
reconciliation-field-name = ім’я
reconciliation-field-father = ім’я батька
reconciliation-field-mother = ім’я матері
reconciliation-field-sex = стать
reconciliation-field-born = дата народження
reconciliation-field-birth-place = місце народження
reconciliation-field-nationality = громадянство
reconciliation-field-document = документ
reconciliation-field-unit = підрозділ
reconciliation-field-held-at = місце утримання
reconciliation-field-relatives = родичі
reconciliation-field-rivals = інші рядки

## What was found in it

reconciliation-found-rows-alone = що є в будь-яких двох рядків цих списків
reconciliation-found-equal = збігається
reconciliation-found-spelling = інше написання
reconciliation-found-other-script = збігається в іншій писемності
reconciliation-found-initial = ініціал
reconciliation-found-nickname = коротка форма
reconciliation-found-patronymic = по батькові та ім’я батька
reconciliation-found-joined = одне слово проти двох
reconciliation-found-other-name = інша назва того самого місця
reconciliation-found-contained = одне каже більше за інше
reconciliation-found-one-sided = є лише в одному
reconciliation-found-near = розходиться на одну літеру або цифру
reconciliation-found-within-calendar = збігається, наскільки дозволяє календар
reconciliation-found-one-day-off = розходиться на один день
reconciliation-found-swapped = день і місяць переставлено
reconciliation-found-other-day = той самий місяць, інший день
reconciliation-found-other-month = ті самі рік і день, інший місяць
reconciliation-found-other-year = ті самі день і місяць, інший рік
reconciliation-found-same-month = ті самі місяць і рік, день не вказано
reconciliation-found-same-year = той самий рік, місяць не вказано
reconciliation-found-next-year = розходиться на рік
reconciliation-found-different = відрізняється
reconciliation-found-relatives-share = у родичів це спільне
reconciliation-found-others-fit = наскільки підходять інші рядки

## What humans said

reconciliation-says-same = та сама людина
reconciliation-says-different = різні люди
reconciliation-says-not-sure = не впевнений(а)
reconciliation-says-taken-back = відкликано
reconciliation-said = { $by }: { $says }, { $at }
reconciliation-said-because = { $said } (чому: «{ $why }»)
reconciliation-contested = { $one } і { $other }: по-різному вирішили { $by }; обидва слова збережено, і нічого не вирішено
reconciliation-clash = { $by }: два рядки про двох різних людей; але за іншими рішеннями це одна людина

## Statuses, and what the people of a case would gain

reconciliation-asked-first = спершу треба вирішити, хто є хто
reconciliation-lists-contradict = списки суперечать один одному: запитайте ще раз
reconciliation-no-holder = не можна сказати, хто його утримує
reconciliation-contradiction = { $one }: { $says }; { $other }: { $otherwise }. Запитайте ще раз
reconciliation-row-says = { $row }: { $says }
reconciliation-consent = згода: { $consent }
reconciliation-consent-not-known = невідомо
reconciliation-consent-not-asked = не питали
reconciliation-consent-given = надано
reconciliation-consent-disputed = відомості розходяться
reconciliation-consent-refused = відмова
reconciliation-protected = під захистом: { $why }
reconciliation-wounded-or-sick = поранений або хворий
reconciliation-minor = дитина
reconciliation-accompanying = супроводжує
reconciliation-remains = останки
reconciliation-identification = упізнання: { $how }
reconciliation-instead = якщо ні, наступний: { $who }
reconciliation-asked = { $party }: питали, { $at }
reconciliation-told = { $party }: сказав(ла) { $by }, { $at }
reconciliation-released = розкрито для { $party }: { $by }, { $at }
reconciliation-fed = { $who } ({ $kind }): { $says }
reconciliation-fed-added = додається
reconciliation-fed-changed = змінюється
reconciliation-fed-left-out = не включається
reconciliation-added = { $name }, утримує { $holder }, { $status } ({ $rows })
reconciliation-changed = було: { $from }, стало: { $to } ({ $rows })
reconciliation-agree =
    { $count ->
        [one] { $count } особу записано у справі так само
        [few] { $count } особи записано у справі так само
       *[other] { $count } осіб записано у справі так само
    }

## What a new version changes

reconciliation-nothing-changed = Нічого не змінилося.
reconciliation-rows-added = Нові рядки
reconciliation-rows-gone = Рядки, яких більше немає
reconciliation-rows-changed = Змінені рядки
reconciliation-kept =
    { $count ->
        [one] { $count } рядок лишився тим самим.
        [few] { $count } рядки лишилися тими самими.
       *[other] { $count } рядків лишилися тими самими.
    }
reconciliation-decisions-kept = { $rows } Рішення: перенесено { $kept }, про змінені рядки { $changed }, про незнайдені рядки { $lost }.

## Screening

reconciliation-hit-means = Збіг — запитання до людини; поріг один для всіх списків і всіх сторін. Сам собою він нікого не виключає.
reconciliation-not-looked-at = ще ніхто не дивився
reconciliation-no-hit = нічого не знайдено
reconciliation-threshold = Починаючи з { $percent } питають людину.
reconciliation-questions =
    { $count ->
        [one] { $count } запитання до людини
        [few] { $count } запитання до людини
        [many] { $count } запитань до людини
       *[other] { $count } запитання до людини
    }
reconciliation-hits = { $subjects }; збігів: { $hits }, чекають на людину: { $open }

## A party’s own sheet

reconciliation-sheet-means = На цьому аркуші ваші власні рядки й те, що посередники вам розкрили. Про те, чи є в якомусь списку інші люди, він не каже нічого.
