### What is said of lists laid side by side, in Russian: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Headings and columns

reconciliation-matched = В нескольких списках
reconciliation-doubtful = Решать человеку
reconciliation-one-sided = Только в одном списке
reconciliation-duplicates = Дважды в одном списке
reconciliation-knots = Что связано между собой
reconciliation-disputes = Решения, которые не согласуются
reconciliation-evidence = Признаки
reconciliation-own = Ваш список
reconciliation-received = Раскрыто вам
reconciliation-who = Кто
reconciliation-row-head = Строка
reconciliation-what = Что
reconciliation-was = было
reconciliation-is = стало
reconciliation-score = балл
reconciliation-nothing = пусто
reconciliation-now = сейчас
reconciliation-else = иначе

## Titles

reconciliation-title = { $of }: списки рядом
reconciliation-statuses-title = { $of }: что списки говорят о каждом
reconciliation-sheet-title = { $of }: список стороны { $party }
reconciliation-version-title = { $now }: что меняет новая версия
reconciliation-since-title = { $now }: что изменилось после { $before }
reconciliation-screening-title = { $subjects }: проверка по опубликованным спискам

## Rows and lists

reconciliation-row = { $list }, строка { $row }
reconciliation-row-of-sheet = { $list }, лист { $sheet }, строка { $row }
reconciliation-rows =
    { $count ->
        [one] { $count } строка
        [few] { $count } строки
       *[other] { $count } строк
    }
reconciliation-list-claims = { $list } запрашивает: { $rows }
reconciliation-list-acknowledges = { $list } признаёт: { $rows }
reconciliation-list-saw = { $list } – видели: { $rows }
reconciliation-no-counterpart = пары нет
reconciliation-open = не решено: вопрос открыт
reconciliation-double = дубликат
reconciliation-female = женский
reconciliation-male = мужской
reconciliation-born = дата рождения: { $date }
reconciliation-by-islamic = { $date } (записано по исламскому календарю)
reconciliation-by-persian = { $date } (записано по персидскому календарю)
reconciliation-either = { $one } или { $other }

## What was found

reconciliation-none-doubtful = Решать больше нечего.
reconciliation-empty = В списках никого нет.
reconciliation-summary = В нескольких списках: { $matched }. Ждут решения: { $doubtful }. Только в одном списке: { $alone }. Дважды в одном списке: { $twice }.
reconciliation-percent = { $number } %
reconciliation-percent-over = более { $number } %
reconciliation-percent-under = менее { $number } %
reconciliation-score-means = Веса даны в битах: +1 значит, что найденное вдвое вероятнее для одного человека, чем для двух. Их сумма и есть балл. Вероятность 90 % должна оказываться верной девять раз из десяти. Балл не решает ничего, что решил человек.
reconciliation-compared-all = Сравнено по всем признакам: { $pairs } (каждая пара строк).
reconciliation-compared-some = Сравнено по всем признакам: { $pairs } (пары строк с общим ключом).
reconciliation-left-out = Не сравнивались пары по слишком частым ключам (ключей: { $keys }) и пары строк, для которых есть лучшие (пар: { $pairs }).
reconciliation-not-proven = Поиск прерван (частей: { $parts }): возможно лучшее целое, лучше не более чем на { $behind } бит.
reconciliation-unused =
    { $count ->
        [one] { $count } решение говорит о строках, которых в этих списках нет.
        [few] { $count } решения говорят о строках, которых в этих списках нет.
       *[other] { $count } решений говорят о строках, которых в этих списках нет.
    }
reconciliation-knot = Это может быть иначе только вместе; другой вариант отстаёт на { $bits } бит:

## Why a pair is where it is

reconciliation-why-decided = решил человек
reconciliation-why-disputed = люди решили по-разному
reconciliation-why-score = по баллу
reconciliation-why-contradicted = что-то говорит против
reconciliation-why-hangs = сопоставить всё иначе почти так же хорошо
reconciliation-why-rivals = подходят и другие строки

## What was compared

reconciliation-field-before = до сравнения
reconciliation-field-name = имя
reconciliation-field-father = имя отца
reconciliation-field-mother = имя матери
reconciliation-field-sex = пол
reconciliation-field-born = дата рождения
reconciliation-field-birth-place = место рождения
reconciliation-field-nationality = гражданство
reconciliation-field-document = документ
reconciliation-field-unit = подразделение
reconciliation-field-held-at = место содержания
reconciliation-field-relatives = родственники
reconciliation-field-rivals = другие строки

## What was found in it

reconciliation-found-rows-alone = что есть у любых двух строк этих списков
reconciliation-found-equal = совпадает
reconciliation-found-spelling = другое написание
reconciliation-found-other-script = совпадает в другой письменности
reconciliation-found-initial = инициал
reconciliation-found-nickname = краткая форма
reconciliation-found-patronymic = отчество и имя отца
reconciliation-found-joined = одно слово против двух
reconciliation-found-other-name = другое название того же места
reconciliation-found-contained = одно говорит больше другого
reconciliation-found-one-sided = есть только в одной
reconciliation-found-near = расходится на одну букву или цифру
reconciliation-found-within-calendar = совпадает, насколько позволяет календарь
reconciliation-found-one-day-off = расходится на один день
reconciliation-found-swapped = день и месяц переставлены
reconciliation-found-other-day = тот же месяц, другой день
reconciliation-found-other-month = те же год и день, другой месяц
reconciliation-found-other-year = те же день и месяц, другой год
reconciliation-found-same-month = те же месяц и год, день не указан
reconciliation-found-same-year = тот же год, месяц не указан
reconciliation-found-next-year = расходится на год
reconciliation-found-different = различается
reconciliation-found-relatives-share = у родственников это общее
reconciliation-found-others-fit = насколько подходят другие строки

## What humans said

reconciliation-says-same = тот же человек
reconciliation-says-different = разные люди
reconciliation-says-not-sure = не уверен(а)
reconciliation-says-taken-back = взято назад
reconciliation-said = { $by }: { $says }, { $at }
reconciliation-said-because = { $said } (почему: «{ $why }»)
reconciliation-contested = { $one } и { $other }: по-разному решили { $by }; оба слова сохранены, и ничего не решено
reconciliation-clash = { $by }: две строки о двух разных людях; но по другим решениям это один человек

## Statuses, and what the people of a case would gain

reconciliation-asked-first = сначала нужно решить, кто есть кто
reconciliation-lists-contradict = списки противоречат друг другу: спросите ещё раз
reconciliation-no-holder = нельзя сказать, кто его удерживает
reconciliation-contradiction = { $one }: { $says }; { $other }: { $otherwise }. Спросите ещё раз
reconciliation-row-says = { $row }: { $says }
reconciliation-consent = согласие: { $consent }
reconciliation-consent-not-known = неизвестно
reconciliation-consent-not-asked = не спрашивали
reconciliation-consent-given = дано
reconciliation-consent-disputed = оспаривается
reconciliation-consent-refused = отказ
reconciliation-protected = под защитой: { $why }
reconciliation-wounded-or-sick = ранен или болен
reconciliation-minor = несовершеннолетний
reconciliation-accompanying = сопровождающий
reconciliation-remains = останки
reconciliation-identification = опознание: { $how }
reconciliation-instead = если нет, следующий: { $who }
reconciliation-asked = сторона { $party } спросила, { $at }
reconciliation-told = стороне { $party } сказал(а) { $by }, { $at }
reconciliation-released = раскрыто стороне { $party }: { $by }, { $at }
reconciliation-fed = { $who } ({ $kind }): { $says }
reconciliation-fed-added = добавляется
reconciliation-fed-changed = меняется
reconciliation-fed-left-out = не включается
reconciliation-added = { $name }, удерживает { $holder }, { $status } ({ $rows })
reconciliation-changed = было: { $from }, стало: { $to } ({ $rows })
reconciliation-agree =
    { $count ->
        [one] { $count } человек записан в деле так же
        [few] { $count } человека записаны в деле так же
       *[other] { $count } человек записаны в деле так же
    }

## What a new version changes

reconciliation-nothing-changed = Ничего не изменилось.
reconciliation-rows-added = Новые строки
reconciliation-rows-gone = Строки, которых больше нет
reconciliation-rows-changed = Изменённые строки
reconciliation-kept =
    { $count ->
        [one] { $count } строка осталась прежней.
        [few] { $count } строки остались прежними.
       *[other] { $count } строк остались прежними.
    }
reconciliation-decisions-kept = { $rows } Решения: перенесены { $kept }, об изменённых строках { $changed }, о ненайденных строках { $lost }.

## Screening

reconciliation-hit-means = Совпадение — вопрос к человеку; порог один для всех списков и всех сторон. Само по себе оно никого не исключает.
reconciliation-not-looked-at = ещё никто не смотрел
reconciliation-no-hit = ничего не найдено
reconciliation-threshold = Начиная с { $percent } спрашивают человека.
reconciliation-questions =
    { $count ->
        [one] { $count } вопрос к человеку
        [few] { $count } вопроса к человеку
        [many] { $count } вопросов к человеку
       *[other] { $count } вопроса к человеку
    }
reconciliation-hits = { $subjects }; совпадений: { $hits }, ждут человека: { $open }

## A party’s own sheet

reconciliation-sheet-means = На этом листе ваши собственные строки и то, что посредники вам раскрыли. О том, есть ли в каком-либо списке другие люди, он не говорит ничего.
