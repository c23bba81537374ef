### What is said of lists laid side by side, in Arabic: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Headings and columns

reconciliation-matched = في عدة قوائم
reconciliation-doubtful = على إنسان أن يقرر
reconciliation-one-sided = في قائمة واحدة فقط
reconciliation-duplicates = مرتين في قائمة واحدة
reconciliation-knots = ما يرتبط بعضه ببعض
reconciliation-disputes = قرارات لا تتوافق
reconciliation-evidence = الأدلة
reconciliation-own = قائمتكم
reconciliation-received = ما أُفصح لكم عنه
reconciliation-who = من
reconciliation-row-head = الصف
reconciliation-what = ماذا
reconciliation-was = كان
reconciliation-is = أصبح
reconciliation-score = الدرجة
reconciliation-nothing = فارغ
reconciliation-now = الآن
reconciliation-else = وإلا

## Titles

reconciliation-title = { $of }: القوائم جنبًا إلى جنب
reconciliation-statuses-title = { $of }: ما تقوله القوائم عن كل شخص
reconciliation-sheet-title = { $of }: قائمة { $party }
reconciliation-version-title = { $now }: ما تغيّره النسخة الجديدة
reconciliation-since-title = { $now }: ما تغيّر بعد { $before }
reconciliation-screening-title = { $subjects }: التدقيق في القوائم المنشورة

## Rows and lists

reconciliation-row = { $list }، الصف { $row }
reconciliation-row-of-sheet = { $list }، الورقة { $sheet }، الصف { $row }
reconciliation-rows =
    { $count ->
        [zero] لا صفوف
        [one] صف واحد
        [two] صفان
        [few] { $count } صفوف
        [many] { $count } صفًا
       *[other] { $count } صف
    }
reconciliation-list-claims = { $list } تقول إن طرفًا آخر يحتجزهم: { $rows }
reconciliation-list-acknowledges = { $list } تعترف باحتجازهم: { $rows }
reconciliation-list-saw = { $list } رأتهم: { $rows }
reconciliation-no-counterpart = لا مقابل
reconciliation-open = غير محسوم: سؤال ما زال مفتوحًا
reconciliation-double = مكرر
reconciliation-female = أنثى
reconciliation-male = ذكر
reconciliation-born = تاريخ الميلاد { $date }
reconciliation-by-islamic = { $date } (كُتب بالتقويم الهجري)
reconciliation-by-persian = { $date } (كُتب بالتقويم الفارسي)
reconciliation-either = { $one } أو { $other }

## What was found

reconciliation-none-doubtful = لم يبق ما يُقرَّر.
reconciliation-empty = القوائم لا تسمّي أحدًا.
reconciliation-summary = في عدة قوائم: { $matched }. بانتظار القرار: { $doubtful }. في قائمة واحدة فقط: { $alone }. مرتين في قائمة واحدة: { $twice }.
reconciliation-percent = { $number }٪
reconciliation-percent-over = أكثر من { $number }٪
reconciliation-percent-under = أقل من { $number }٪
reconciliation-score-means = الأوزان بالبتّات: +١ تعني أن ما وُجد أرجح مرتين لشخص واحد منه لشخصين. ومجموعها هو الدرجة. واحتمال ٩٠٪ ينبغي أن يصح تسع مرات من عشر. ولا تحسم الدرجة شيئًا حسمه إنسان.
reconciliation-compared-all = قورنت بكل أدلتها: { $pairs } (كل زوج من الصفوف).
reconciliation-compared-some = قورنت بكل أدلتها: { $pairs } (أزواج الصفوف التي لها مفتاح مشترك).
reconciliation-left-out = لم تُقارن أزواج المفاتيح التي تتشارك فيها صفوف كثيرة جدًا (عدد المفاتيح: { $keys })، ولا أزواج الصفوف التي لها ما هو أفضل (عددها: { $pairs }).
reconciliation-not-proven = قُطع البحث في أجزاء عددها { $parts }: قد يوجد كلٌّ أفضل، وفارقه على الأكثر { $behind } بتّ.
reconciliation-unused =
    { $count ->
        [zero] لا قرار يتحدث عن صفوف ليست في هذه القوائم.
        [one] قرار واحد يتحدث عن صفوف ليست في هذه القوائم.
        [two] قراران يتحدثان عن صفوف ليست في هذه القوائم.
        [few] { $count } قرارات تتحدث عن صفوف ليست في هذه القوائم.
        [many] { $count } قرارًا يتحدث عن صفوف ليست في هذه القوائم.
       *[other] { $count } قرار يتحدث عن صفوف ليست في هذه القوائم.
    }
reconciliation-knot = لا يمكن أن تكون هذه على غير ذلك إلا معًا؛ والوجه الآخر متأخر بفارق { $bits } بتّ:

## Why a pair is where it is

reconciliation-why-decided = قرّر ذلك إنسان
reconciliation-why-disputed = قرّر الناس قرارات مختلفة
reconciliation-why-score = بحسب الدرجة
reconciliation-why-contradicted = شيء ما يخالف ذلك
reconciliation-why-hangs = مطابقة الكل على وجه آخر تكاد تكون بالجودة نفسها
reconciliation-why-rivals = صفوف أخرى تطابق أيضًا

## What was compared

reconciliation-field-before = قبل المقارنة
reconciliation-field-name = الاسم
reconciliation-field-father = اسم الأب
reconciliation-field-mother = اسم الأم
reconciliation-field-sex = الجنس
reconciliation-field-born = تاريخ الميلاد
reconciliation-field-birth-place = مكان الميلاد
reconciliation-field-nationality = الجنسية
reconciliation-field-document = الوثيقة
reconciliation-field-unit = الوحدة
reconciliation-field-held-at = مكان الاحتجاز
reconciliation-field-relatives = الأقارب
reconciliation-field-rivals = صفوف أخرى

## What was found in it

reconciliation-found-rows-alone = ما لأي صفين من هذه القوائم
reconciliation-found-equal = متطابق
reconciliation-found-spelling = كتابة أخرى
reconciliation-found-other-script = متطابق بخط آخر
reconciliation-found-initial = حرف أول
reconciliation-found-nickname = صيغة مختصرة
reconciliation-found-patronymic = اسم منسوب إلى الأب واسم الأب
reconciliation-found-joined = كلمة واحدة إزاء كلمتين
reconciliation-found-other-name = اسم آخر للمكان نفسه
reconciliation-found-contained = أحدهما يقول أكثر من الآخر
reconciliation-found-one-sided = في أحدهما فقط
reconciliation-found-near = فارق حرف أو رقم واحد
reconciliation-found-within-calendar = متطابق بقدر ما يتيحه التقويم
reconciliation-found-one-day-off = فارق يوم واحد
reconciliation-found-swapped = اليوم والشهر متبادلان
reconciliation-found-other-day = الشهر نفسه ويوم آخر
reconciliation-found-other-month = السنة واليوم نفسهما وشهر آخر
reconciliation-found-other-year = اليوم والشهر نفسهما وسنة أخرى
reconciliation-found-same-month = الشهر والسنة نفسهما، ولا يوم يُقارن
reconciliation-found-same-year = السنة نفسها، ولا شهر يُقارن
reconciliation-found-next-year = فارق سنة
reconciliation-found-different = مختلف
reconciliation-found-relatives-share = يشترك الأقارب في هذا
reconciliation-found-others-fit = مدى مطابقة صفوف أخرى

## What humans said

reconciliation-says-same = الشخص نفسه
reconciliation-says-different = شخصان مختلفان
reconciliation-says-not-sure = غير متأكد
reconciliation-says-taken-back = سُحب
reconciliation-said = { $by }: { $says }، { $at }
reconciliation-said-because = { $said } (السبب: «{ $why }»)
reconciliation-contested = { $one } و{ $other }: اختلف قرار { $by }؛ يُحفظ القولان ولا يُحسم شيء
reconciliation-clash = قال { $by } عن صفين إنهما شخصان، مع أن قرارات أخرى تجعلهما واحدًا

## Statuses, and what the people of a case would gain

reconciliation-asked-first = يجب أولًا أن يُحسم من هو من
reconciliation-lists-contradict = القوائم متناقضة: اسأل من جديد
reconciliation-no-holder = لا يمكن معرفة من يحتجزه
reconciliation-contradiction = { $one }: { $says }؛ { $other }: { $otherwise }. اسأل من جديد
reconciliation-row-says = { $row }: { $says }
reconciliation-consent = الموافقة: { $consent }
reconciliation-consent-not-known = غير معروفة
reconciliation-consent-not-asked = لم تُطلب
reconciliation-consent-given = أُعطيت
reconciliation-consent-disputed = محل خلاف
reconciliation-consent-refused = رُفضت
reconciliation-protected = محمي: { $why }
reconciliation-wounded-or-sick = جريح أو مريض
reconciliation-minor = قاصر
reconciliation-accompanying = مرافق
reconciliation-remains = رفات
reconciliation-identification = تحديد الهوية: { $how }
reconciliation-instead = وإلا فالتالي: { $who }
reconciliation-asked = سأل { $party }، { $at }
reconciliation-told = أخبر { $by } الطرف { $party }، { $at }
reconciliation-released = أفصح عنه { $by } للطرف { $party }، { $at }
reconciliation-fed = { $who } ({ $kind }): { $says }
reconciliation-fed-added = يُضاف
reconciliation-fed-changed = يتغيّر
reconciliation-fed-left-out = لا يُدرج
reconciliation-added = { $name }، يحتجزه { $holder }، { $status } ({ $rows })
reconciliation-changed = من { $from } إلى { $to } ({ $rows })
reconciliation-agree =
    { $count ->
        [zero] لا أحد مسجّل في القضية هكذا
        [one] شخص واحد مسجّل في القضية هكذا
        [two] شخصان مسجّلان في القضية هكذا
        [few] { $count } أشخاص مسجّلون في القضية هكذا
        [many] { $count } شخصًا مسجّلون في القضية هكذا
       *[other] { $count } شخص مسجّلون في القضية هكذا
    }

## What a new version changes

reconciliation-nothing-changed = لم يتغيّر شيء.
reconciliation-rows-added = صفوف جديدة
reconciliation-rows-gone = صفوف لم تعد موجودة
reconciliation-rows-changed = صفوف تغيّرت
reconciliation-kept =
    { $count ->
        [zero] لم يبق صف كما كان.
        [one] صف واحد بقي كما كان.
        [two] صفان بقيا كما كانا.
        [few] { $count } صفوف بقيت كما كانت.
        [many] { $count } صفًا بقيت كما كانت.
       *[other] { $count } صف بقيت كما كانت.
    }
reconciliation-decisions-kept = { $rows } القرارات: نُقل { $kept }، وعن صفوف تغيّرت { $changed }، وعن صفوف لم توجد { $lost }.

## Screening

reconciliation-hit-means = كل تطابق محتمل سؤال يُطرح على إنسان، بعتبة واحدة لكل القوائم وكل الأطراف. ولا يستبعد أحدًا من تلقاء نفسه.
reconciliation-not-looked-at = لم ينظر فيه أحد بعد
reconciliation-no-hit = لم يوجد شيء
reconciliation-threshold = ابتداءً من { $percent } يُسأل إنسان.
reconciliation-questions =
    { $count ->
        [zero] لا سؤال لإنسان
        [one] سؤال واحد لإنسان
        [two] سؤالان لإنسان
        [few] { $count } أسئلة لإنسان
        [many] { $count } سؤالًا لإنسان
       *[other] { $count } سؤال لإنسان
    }
reconciliation-hits = { $subjects }؛ التطابقات المحتملة: { $hits }، وما ينتظر منها إنسانًا: { $open }

## A party’s own sheet

reconciliation-sheet-means = في هذه الورقة صفوفكم وما أفصح لكم عنه الوسطاء. ولا تقول شيئًا عن وجود غيرهم في أي قائمة.
