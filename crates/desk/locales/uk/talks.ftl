### Contacts, positions, and the page of a case.

## The page of a case

talks-case = Справа
talks-contacts = Контакти
talks-positions = Позиції
talks-historical = Історична справа: у ній записано, що сталося. Вона цього не схвалює і не пропонує зразка.
talks-waits =
    { $count ->
        [one] { $count } пункт чекає
        [few] { $count } пункти чекають
       *[other] { $count } пунктів чекають
    }
talks-state-preparing = Тривають переговори
talks-state-agreed = Погоджено
talks-state-rehearsing = Триває репетиція
talks-state-running = Операція триває
talks-state-held = Операцію призупинено
talks-state-aborted = Операцію перервано
talks-state-over = Операцію завершено
talks-state-closed = Закрито
talks-state-historical = Історична
talks-waiting = Що чекає
talks-nothing-waits = На вас ніщо не чекає.
talks-waits-answer = Очікується відповідь на останню пропозицію: { $of }
talks-waits-own-answer = Пропозиція чекає на вашу відповідь: { $of }
talks-waits-draft = Хтось залишив чернетку, яку ще не враховано: { $of }
talks-waits-own-draft = Вашу чернетку ще не враховано: { $of }
talks-waits-mandate = Повноваження скоро закінчуються: { $of }
talks-waits-statement = Заяву ще не всі узгодили: { $of }
talks-waits-begin = Операцію можна розпочати.
talks-parties = Сторони
talks-position = Позиція
talks-talks = Розмови
talks-people = Люди
talks-nobody = Тут вам ніхто не відомий.
talks-holder = Хто утримує
talks-timeline = Що й коли сталося
talks-nothing-happened = Поки нічого не записано.
talks-happened-proposed = Пропозицію подано: { $of }
talks-happened-proposed-to-you = Вам подано пропозицію: { $of }
talks-happened-answered = Відповідь надано: { $of }
talks-happened-you-answered = Ви відповіли: { $of }
talks-happened-heard = Почуто: { $of }
talks-happened-told = Сказано: { $of }
talks-happened-mandate-ends = Повноваження закінчуються: { $of }
talks-happened-embargo-ends = Ембарго на оприлюднення закінчується: { $of }
talks-happened-written = Позицію записано: { $of }
talks-happened-approved = План затверджено: { $of }
talks-happened-begun = Операція почалася
talks-happened-gate-opened = Бар’єр відчинено: { $of }
talks-happened-arrived = Прибуття: { $of }
talks-happened-held = Призупинено: { $of }
talks-happened-broken-off = Перервано: { $of }

## Contacts

talks-write = Записати
talks-book = Власна книга посередників
talks-talks-with = Розмови: { $party }
talks-interlocutors = Хто говорить
talks-no-interlocutors = Поки нікого не названо.
talks-mandate-not-yet = Повноваження ще не чинні.
talks-mandate-in-force = Повноваження чинні.
talks-mandate-ends-soon = Повноваження скоро закінчуються.
talks-mandate-ended = Повноваження закінчилися: нових дозволів за ними немає.
talks-span = { $since } – { $until }
talks-since = З { $since }
talks-until = до { $until }
talks-on = Про що:
talks-channels = Канали
talks-said = Що було сказано
talks-nothing-said = Поки нічого не записано.
talks-heard = Сказав(ла): { $with }; почув(ла): { $by }.
talks-told = Сказав(ла): { $by }; почув(ла): { $with }.
talks-permission = Можна передати: { $to }. Дозвіл: { $by }, { $at }
talks-not-before = не раніше { $from }
talks-withdrawn = відкликано { $at }
talks-named = із зазначенням, чиї це слова
talks-unnamed = без зазначення, чиї це слова
talks-from = Надійшло від
talks-went-into = Передано далі
talks-unpermitted = без дозволу
talks-may-go-on = Чи можна передати?
talks-may-go = { $to }: так
talks-may-not-go = { $to }: ні. { $why }
talks-why-not-permitted = Ніхто не дозволив: { $about }
talks-why-no-mandate = Дозволено без повноважень: { $about }
talks-why-other-mandate = Повноваження стосуються іншого: { $about }
talks-why-not-before = Не раніше { $from }: { $about }
talks-why-ended = Дозвіл закінчився: { $about }
talks-why-withdrawn = Дозвіл відкликано: { $about }
talks-statements = Заяви
talks-agreed = Узгоджено всіма слово в слово.
talks-not-agreed = Ще не всіма узгоджено
talks-embargo = Ніхто не каже й не передає цього раніше
talks-said-by = Можуть сказати
talks-notes = Нотатки посередників

## Positions

talks-position-of = Позиція: { $party }
talks-stated = заявлено
talks-hinted = натякнуто
talks-inferred = виведено
talks-assumed = припущено
talks-lines = { $standing }: { $count }
talks-no-lines = Рядків поки немає.
talks-part = Ви бачите рядки, які сторона заявила. Те, що ви пишете, теж вважається заявленим.
talks-lines-heading = Рядки
talks-what = Вид
talks-line = Рядок
talks-says = Зміст
talks-standing = Звідки відомо
talks-by = Хто й коли сказав
talks-source = Джерело, примітка
talks-section-holds = пропонує
talks-section-undertakes = зобов’язується
talks-section-asks = хоче
talks-section-refuses = відмовляє
talks-section-windows = список, відкритий для заперечень
talks-section-objections = заперечує
talks-section-rules = правило
talks-section-schedule = числа за етапами
talks-add-line = Додати рядок за допомогою форми
talks-kind = Вид рядка
talks-kind-asks = Сторона хоче
talks-kind-holds = Сторона відпускає
talks-kind-undertakes = Сторона зобов’язується
talks-kind-refuses = Сторона відмовляє
talks-kind-rules = Правило сторони
talks-thing = Хто або що (А)
talks-priority = Наскільки важливо
talks-priority-must = обов’язково
talks-priority-high = важливо
talks-priority-wish = бажано
talks-rule-name = Назва правила
talks-shape = Що каже правило
talks-shape-all-for-any = Якщо йде хтось із А, йдуть усі з Б
talks-shape-some-for-any = Якщо йде хтось із А, йде не менше стількох із Б
talks-shape-each-for-each = За кожного з А не менше стількох із Б
talks-shape-not-both = Не А і Б разом
talks-shape-at-least = Не менше стількох із А
talks-shape-at-most = Не більше стількох із А
talks-shape-together = А йдуть разом
talks-shape-before = А не пізніше за Б
talks-shape-only-to = А лише до цієї сторони
talks-other = За кого або за що (Б)
talks-number = Кількість
talks-to = Якій стороні
talks-add = Додати до тексту
talks-text = Текст
talks-text-label = Так, як зберігається у справі
talks-save = Зберегти
talks-check = Перевірити
talks-format = Відформатувати
talks-keep-draft = Зберегти як чернетку
talks-discard = Видалити чернетку
talks-nothing-wrong = Помилок немає.
talks-found =
    { $count ->
        [one] { $count } зауваження
        [few] { $count } зауваження
       *[other] { $count } зауважень
    }
talks-findings = Зауважень:
talks-not-checked = Пульт не відповідає: помилки невідомі.
talks-for-the-mediators = Саме по собі правильно, але не узгоджується з рештою справи. Збережіть як чернетку: посередники побачать її і виправлять разом із вами.
talks-not-saved = Не збережено: є помилка. Можна зберегти як чернетку, яка не враховується.
talks-overtaken = Тим часом хтось змінив текст. Нічого не втрачено: обидва тексти нижче, ваш стоїть у полі.
talks-overtaken-heading = Обидва тексти
talks-theirs = Як зараз
talks-yours = Ваш текст
talks-draft-kept = Збережено як чернетку і поки не враховується.
talks-draft-shown = Це ваша чернетка: її поки не враховано.
talks-frozen = За справою в нинішньому вигляді триває операція. Зміни можна зберегти як чернетку.
talks-frozen-kept = За справою в нинішньому вигляді триває операція: написане збережено як чернетку.
talks-formatted = Текст відформатовано. Його ще не збережено.
talks-not-formatted = Текст із помилками не можна відформатувати: спершу виправте їх.
talks-added = Рядок додано до тексту. Його ще не збережено.
talks-not-added = Для такого рядка чогось бракує.
talks-drafts = Чернетки інших
talks-history = Хто, коли й що написав
