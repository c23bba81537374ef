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
lists-went-out = Запитано, сказано, розкрито
lists-double = двічі в одному списку
lists-asked = { $party }: запитали, { $at }
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
lists-status-claimed = запитано
lists-status-denied = заперечується
lists-status-dead = помер
lists-status-released = звільнено
lists-status-missing = зник безвісти
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
lists-last = Сказано останнім
lists-nothing-said = Ніхто ще нічого не сказав.
lists-side-by-side = Два рядки
lists-says-of-them = Що каже список
lists-who-is-who = Це одна й та сама людина?
lists-reason = Чому, якщо це треба сказати
lists-back = Назад
lists-next = Далі
lists-undo = Взяти назад моє останнє слово
lists-keys = Клавіші
lists-evidence = Що свідчить за і проти
lists-compared = Порівнювалося
lists-found = Знайдено
lists-weight = Вага
lists-as-supplied = Як подано
lists-sum = Сума
lists-weight-means = Кожен біт ваги подвоює шанси, що обидва рядки про одну людину; біт нижче нуля зменшує їх удвічі.
lists-otherwise = Ваше слово записано. Інакше каже: { $by }. Обидва слова лишаються, і нічого не вирішено.
lists-undone = Ваше останнє слово взято назад.
lists-nothing-undone = Немає вашого слова, яке можна було б узяти назад.
lists-written = Ваше слово записано.
lists-says-same = той самий
lists-says-different = різні
lists-says-not-sure = не впевнений(а)
lists-says-taken-back = взято назад
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
lists-kind = Список — це файл CSV, TSV, XLSX, ODS, JSON або Follow the Money.
lists-not-taken = Так його взяти не можна: подивіться, що в ньому не так. Нічого не втрачено.
lists-dropped = Подане знято.
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
lists-file-kinds = CSV, TSV, XLSX, ODS, JSON або Follow the Money, не більше 24 МіБ
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
lists-settle = Внести до людей справи
lists-settle-frozen = Операція почалася: люди справи лишаються як є.
lists-settled = Додано або змінено серед людей справи: { $count }.
lists-settled-elsewhere = Змінити вручну в case.toml: { $who }
