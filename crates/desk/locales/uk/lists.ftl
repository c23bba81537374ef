### Lists of persons: side by side, decided about, released.

## The sheet
lists-title = Списки
lists-there = Які списки є
lists-none = Списків поки немає.
lists-people =
    { $count ->
        [one] { $count } людина
        [few] { $count } людини
       *[other] { $count } людей
    }
lists-unread = Прочитати його не можна: подивіться, що в ньому не так.
lists-not-beside = Зараз він не зіставлений з іншими.
lists-role-claims = запитує цих людей
lists-role-acknowledges = утримує цих людей
lists-role-saw = бачив цих людей
lists-row = рядок { $row }
lists-faults = Ухвалені рішення не можна прочитати
lists-old = Після зіставлення цих списків було ухвалено рішення. Їх збережено, і вони врахуються в наступному зіставленні.
lists-compare = Зіставити наново
lists-stopped = Зіставлення було зупинено або не вдалося. Попросіть про нього наново на сторінці списків.
lists-being-compared = Списки зіставляються: коли це закінчиться, тут буде що показати.
lists-choose = Які списки зіставити: не більше трьох
lists-choose-do = Зіставити
lists-print = Для друку
lists-mistakes = У файлах справи зараз є помилки: спершу виправте їх.
lists-stop-the-case = У списку або в тому, що сказано про його стовпці, є помилки: доки їх не виправлено, з рештою справи працювати не можна.
lists-again = Указати наново, що в його стовпцях
work-lists = Зіставлення списків
work-at-lists = Зіставлено рядків: { $of }
talks-waits-pairs =
    { $count ->
        [one] Хтось має сказати, хто є хто: { $count } пара рядків
        [few] Хтось має сказати, хто є хто: { $count } пари рядків
       *[other] Хтось має сказати, хто є хто: { $count } пар рядків
    }

## What the lists say of each
lists-statuses = Що списки кажуть про кожного
lists-status = Статус
lists-rows = Рядки
lists-went-out = Питали, сказано, розкрито
lists-double = двічі в одному списку
lists-asked = { $party }: питали, { $at }
lists-told = { $party }: сказав(ла) { $by }, { $at }
lists-released-to = Розкрито для { $party }: { $by }, { $at }
lists-fed = Для людей справи
lists-agree =
    { $count ->
        [one] { $count } людина значиться у справі так само.
        [few] { $count } людини значаться у справі так само.
       *[other] { $count } людей значаться у справі так само.
    }
lists-status-acknowledged = визнано
lists-status-claimed = запитується
lists-status-denied = заперечується
lists-status-dead = помер(ла)
lists-status-released = звільнено
lists-status-missing = зник(ла) безвісти
lists-status-seen = бачили
lists-status-unknown = невідомо

## Who is who
lists-decide = Вирішити, хто є хто
lists-review = Хто є хто
lists-names-needed = Без імен не можна сказати, хто є хто. Покажіть їх: те, що ви їх бачили, записується.
lists-open = Пара { $at } з { $open }, які чекають рішення
lists-decided-pair = Ця пара не чекає рішення. Чекають рішення: { $open }
lists-other-looks = Цю пару дивиться і { $who }.
lists-contested = Про цю пару сказано різне: нічого не вирішено, доки немає згоди.
lists-own-word = Ваше слово: { $says }
lists-said = { $by }: { $says }, { $at }
lists-changed-since = відтоді рядок змінився
lists-none-open = Більше жодна пара не чекає.
lists-others-are-at-it = Усі пари, які чекають, дивляться інші. Залишена ними прийде до вас: завантажте сторінку знову.
lists-pair-gone = Відколи цю пару показано, один із двох рядків змінився або зник: про колишню пару більше нічого сказати не можна.
lists-one-is-free = Чекає пара, на яку більше ніхто не дивиться.
lists-last = Сказано останнім
lists-nothing-said = Ніхто ще нічого не сказав.
lists-side-by-side = Два рядки
lists-says-of-them = Що каже список
lists-who-is-who = Це одна й та сама людина?
lists-reason = Чому, якщо це треба сказати
lists-back = Назад
lists-next = Далі
lists-undo = Відкликати моє останнє слово
lists-keys = Клавіші
lists-evidence = Що свідчить за і проти
lists-compared = Порівнювалося
lists-found = Знайдено
lists-weight = Вага
lists-as-supplied = Як подано
lists-sum = Сума
lists-weight-means = Кожен біт ваги подвоює шанси, що обидва рядки про одну людину; біт нижче нуля зменшує їх удвічі.
lists-otherwise = Ваше слово записано. Інакше каже: { $by }. Обидва слова лишаються, і нічого не вирішено.
lists-undone = Ваше останнє слово відкликано.
lists-evidence-moved = Нічого не записано: відколи ви дивилися, за цю пару або проти неї говорить інше. Подивіться ще раз і повторіть, якщо ви й далі так вважаєте.
lists-nothing-undone = Немає вашого слова, яке можна було б відкликати.
lists-written = Ваше слово записано.
lists-says-same = та сама людина
lists-says-different = різні люди
lists-says-not-sure = не впевнений(а)
lists-says-taken-back = відкликано
lists-field-name = ім’я
lists-field-alias = інше ім’я
lists-field-given = особове ім’я
lists-field-middle = по батькові або друге ім’я
lists-field-family = прізвище
lists-field-father = батько
lists-field-mother = мати
lists-field-sex = стать
lists-field-born = дата народження
lists-field-birth-place = місце народження
lists-field-nationality = громадянство
lists-field-document = документ
lists-field-unit = підрозділ
lists-field-held-at = місце утримання
lists-field-standing = становище
lists-field-since = відколи
lists-pairs = Пари, які чекають чийогось слова
lists-accounted = Рядків у файлі: { $rows }. Людей: { $claims }. Додано до людини: { $joined }. Заголовків: { $headings }. Порожніх: { $empty }. Указано як хибних: { $told }.

## A list is handed in
lists-hand-in = Подати список від
lists-hand-in-of = Список: { $party }
lists-frozen = Операція почалася: список лишається як є. Подане вами зберігається.
lists-no-file = Файл не вибрано, або він порожній.
lists-kind = Список — це файл CSV, TSV, XLSX, ODS, JSON або FollowTheMoney.
lists-not-taken = Так його взяти не можна: подивіться, що в ньому не так. Нічого не втрачено.
lists-overtaken = Нічого не прийнято: після того як ви бачили цю сторінку, на місце списку поставлено інший або ви подали інший файл. Нижче — що ваш змінив би тепер.
lists-instead-of = На його місці зараз лежить:
lists-carried-heading = Що вирішено про його рядки
lists-carried = Лишається чинним: { $kept }. Про рядки, що змінилися: { $changed }. Про рядки, яких більше не знайти: { $lost }.
lists-carried-releases = Розкриттів, які перестануть діяти, бо рядки вже не ті: { $count }.
lists-carried-lost = Сказано про рядки, яких більше не знайти: зберігається, але не враховується
lists-carried-changed = Сказано про рядки, що змінилися: враховується з позначкою
lists-dropped = Подане знято.
lists-taken-up = Це список, який там лежить. Виправте, що в його стовпцях, і прийміть його.
lists-taken = Список прийнято: він стоїть на місці колишнього, а колишній збережено.
lists-told-of-it = Що в ньому не так
lists-columns = Що в стовпцях
lists-column = Стовпець
lists-holds = Містить
lists-first-rows = Перші рядки
lists-cells-hidden = показуються з іменами
lists-other-sheets = Інших аркушів, які читаються так само: { $count }
lists-role = Що означає стояти в списку
lists-role-usual = за тим, чий він
lists-dates = Дати на зразок 03/04
lists-dates-guess = як кажуть інші
lists-dates-day = спершу день
lists-dates-month = спершу місяць
lists-headings = Рядки заголовків
lists-look = Прочитати так наново
lists-take = Прийняти список
lists-drop = Зняти
lists-changes = Що він змінює
lists-changed = Без змін: { $kept }. Змінено: { $changed }. Нових: { $added }. Зникло: { $gone }.
lists-added = Нові
lists-gone = Зникли
lists-row-changed = Змінені
lists-file = Файл
lists-file-kinds = CSV, TSV, XLSX, ODS, JSON або FollowTheMoney, не більше 24 МіБ
lists-file-send = Подати
lists-column-file = так сказано раніше
lists-column-heading = заголовок — «{ $phrase }»
lists-column-holds = здогад: у заголовку є «{ $phrase }»
lists-column-others = здогад за іншими заголовками
lists-column-contents = здогад за вмістом клітинок
lists-column-not-known = ніщо не каже, що це
lists-field-key = номер рядка
lists-field-person = людина справи, за ідентифікатором
lists-field-other = інше, зберігається
lists-field-nothing = не зберігається зовсім

## A name goes out
lists-release = Розкрити це ім’я стороні
lists-release-unnamed = Хто розкриває ім’я, має його бачити. Покажіть імена: те, що ви їх бачили, записується.
lists-release-sure = Розкрити цей рядок: { $party }
lists-release-means = Імена, дата народження, що каже список про людину й чий це список стоятимуть в аркуші цієї сторони. Навіть запитання про людину може бути для неї небезпечним. Прочитане не можна взяти назад.
lists-release-do = Розкрити
lists-release-not = Не зараз
lists-release-to = Кому
lists-release-ask = Далі: запитаємо ще раз
lists-released = Розкрито
lists-release-withdraw = Більше не діє
lists-release-written = Записано: рядок стоїть в аркуші цієї сторони.
lists-release-withdrawn = Більше не діє. Прочитане не можна взяти назад.
lists-release-would = Нічого не записано. { $row } — одержувач: { $party }; розкриється, якщо надіслати знову з «sure».
lists-noted-heading = Хто питав, кому сказано
lists-noted-none = Поки нічого не записано.
lists-note-asked = Сторона питала про цю людину
lists-note-asked-party = Хто питав
lists-note-asked-who = Хто з посередників це чув; якщо порожньо — ви
lists-note-told = Стороні сказали про цю людину
lists-note-told-party = Кому сказано
lists-note-told-who = Хто з посередників сказав; якщо порожньо — ви
lists-note-at = Коли, за часом { $zone }; якщо порожньо — зараз
lists-note-remark = Примітка
lists-note-write = Записати
lists-noted = Записано.
lists-untold-never = Рядок не розкрито, сторона: { $party }. Говорити про нього було не можна. Спершу розкрийте його, якщо можна: навіть запитання про ім’я може бути небезпечним для людини.
lists-untold-not-yet = На той час рядок ще не було розкрито, сторона: { $party }.
lists-untold-withdrawn = На той час розкриття рядка вже не діяло, сторона: { $party }.
lists-untold-changed = Рядок уже не той, що було розкрито, сторона: { $party }. Відтоді він змінився.
lists-time-unread = Це не час: напишіть його як 2025-03-01T10:00.
lists-time-to-come = Цей час ще не настав: чого не було, того не записують.
lists-settle = Внести до людей справи
lists-settle-frozen = Операція почалася: люди справи лишаються як є.
lists-settled = Додано або змінено серед людей справи: { $count }.
lists-settled-elsewhere = Змінити вручну в case.toml: { $who }
lists-screening = Перевірка за опублікованими списками
work-screening = Перевірка за опублікованими списками
lists-screening-means = Найняті для операції (перевізники, платники, постачальники, комерційні посередники) звіряються з опублікованими списками. Люди, яких обмінюють, — ніколи. Збіг — це запитання до людини, сам по собі він нікого не виключає.
lists-screening-who = Кого перевіряють
lists-screening-hired =
    { $count ->
        [one] Під `[hired]` у `mediator/operation.toml` стоїть { $count } найнятий.
        [few] Під `[hired]` у `mediator/operation.toml` стоять { $count } найняті.
        [many] Під `[hired]` у `mediator/operation.toml` стоять { $count } найнятих.
       *[other] Під `[hired]` у `mediator/operation.toml` стоїть { $count } найнятого.
    }
lists-screening-nobody = Під `[hired]` у `mediator/operation.toml` поки нікого немає.
lists-screening-faults = Не читається, кого найнято або що вирішено про збіги: подивіться, що не так.
lists-screening-published = Опубліковані списки
lists-screening-no-lists = При справі поки немає опублікованих списків. Нічого не завантажується: їх хтось приносить.
lists-screening-entries =
    { $count ->
        [one] { $count } запис
        [few] { $count } записи
        [many] { $count } записів
       *[other] { $count } запису
    }
lists-screening-drop = Прибрати
lists-screening-kinds = Зведений список ООН (XML), список Європейського Союзу (CSV), FollowTheMoney або SDN.CSV відомства OFAC, разом з ALT.CSV і ADD.CSV; не більше 24 МіБ
lists-screening-send = Зберігати при справі
lists-screening-kept = Зберігається при справі, запечатано.
lists-screening-dropped = Прибрано.
lists-screening-not-kept = Це не читається як опублікований список: подивіться, що не так. Нічого не збережено.
lists-screening-too-many = При справі зберігається не більше восьми опублікованих списків: спершу приберіть один.
lists-screening-hits = Збіги
lists-screening-due = Відколи тут щось змінилося, перевірки не було.
lists-screening-nothing = Перевіряти нікого, або немає опублікованого списку, з яким звіряти.
lists-screening-do = Перевірити
lists-screening-open = Запитань чекає: { $count }
lists-screening-threshold = Починаючи з { $threshold } питають людину: для всіх списків і для всіх однаково.
lists-screening-no-hit = Збігів немає
lists-screening-waits = Чекає, щоб хтось сказав, хто є хто.
