### The page that field officers take along.

## The page that works without a network: where things stand

field-title = في الطريق
field-standing = كيف تسير الأمور
field-with-desk = الاتصال بالمكتب قائم.
field-without-since = لا شبكة منذ { $moment }. ما تسجّله محفوظ هنا.
field-desk-away = المكتب لا يستقبل شيئًا الآن. ما تسجّله محفوظ هنا.
field-not-reached = لم يتم الاتصال بالمكتب بعد.
field-signed-out = انتهت جلستك. ما سجّلته محفوظ هنا حتى تدخل من جديد.
field-other-account = دخل شخص آخر هنا. المحفوظ ليس له ولا يُبلَّغ إلى المكتب.
field-short-without = لا شبكة
field-short-away = المكتب لا يستقبل
field-short-out = لم تدخل
field-sign-in = ادخل للتبليغ
field-waiting = مسجَّل هنا ولم يُبلَّغ: { $count }
field-delivered = بُلِّغ: { $count }
field-shown-as-of = المعروض كما كان عند { $moment }
field-old = عمره بالدقائق: { $minutes }
field-clock-ahead = ساعة هذا الجهاز متقدمة على ساعة المكتب، بالدقائق: { $minutes }
field-clock-behind = ساعة هذا الجهاز متأخرة عن ساعة المكتب، بالدقائق: { $minutes }
field-clock-set = غُيّرت ساعة هذا الجهاز منذ آخر مقارنة، بالدقائق: { $minutes }
field-ready = تفتح هذه الصفحة دون شبكة.
field-no-key = المفتاح الذي توقّع به ليس في هذا المتصفح: لا يمكن تسجيل شيء. يُنشأ في صفحة الحساب.
field-no-room = تعذّر حفظه ولم يُسجَّل. اكتبه على الورق.
field-browser-unfit = لا يستطيع هذا المتصفح حفظ شيء مختومًا. استعمل ورقة أو متصفحًا آخر.
field-wants-script = تعمل هذه الصفحة بالنصوص البرمجية وحدها. بدونها اعمل على
field-board = اللوحة

## The page that works without a network: opening, shutting, forgetting

field-choose = خذ معك ما تحتاج
field-choose-why = يُختم في هذا المتصفح بعبارة مرور من ثمانية أحرف أو أكثر. الكلمات أفضل من الأرقام. لا يستطيع أحد فتحه عنك: بعد عشر محاولات خاطئة يُنسى كل ما هنا.
field-passphrase = عبارة المرور
field-again = مرة أخرى
field-take-along = خذه معك
field-closed = مختوم
field-open = افتح
field-opening = يُفتح الآن …
field-shut = اختم
field-forget = انسَ كل شيء
field-forgotten = لم يبقَ على هذا الجهاز شيء من المكتب.
field-passphrase-short = قصيرة جدًا: ثمانية أحرف أو أكثر.
field-passphrase-differs = العبارتان غير متطابقتين.
field-passphrase-wrong = ليست الصحيحة. المحاولات الباقية قبل نسيان كل شيء: { $count }

## The page that works without a network: what is recorded

field-rides = التحركات المأخوذة معك
field-pseudonyms = الأشخاص بأسماء مستعارة: لا تؤخذ الأسماء معك أبدًا.
field-no-rides = لا تحرك في الخطة يخصك.
field-works = الفحوص والتدابير
field-offers = ما كان ينتظرك
field-recorded = المسجَّل هنا
field-is-so = هو كذلك بالفعل
field-act-boarded = صعد
field-act-alighted = نزل
field-act-departed = غادر
field-act-arrived = وصل
field-act-verified = تم التحقق منه
field-act-handed-over = سُلِّم إلى المستلِم
field-act-followed-up = شوهد من جديد
field-act-not-travelling = لا يسافر
field-act-hold = علّق هذا التحرك مؤقتًا
field-state-waits = هنا، لم يُبلَّغ
field-state-sent = أُرسل ولا جواب بعد
field-state-delivered = بُلِّغ
field-state-conflict = عليك أن تقرر
field-state-dropped = تُرك بقرار منك
field-renumbered = وُقّع من جديد برقم آخر وبوقت اللمس

## The page that works without a network: what a human decides

field-conflicts = عليك أن تقرر
field-conflict-already = قال أحدهم ذلك من قبل.
field-conflict-irregular = سيُعدّ مخالفة ويُعلَّق كل شيء مؤقتًا.
field-conflict-refused = يرفضه المكتب.
field-conflict-stale = وصل متأخرًا. إن كنت ما زلت تقصده فسيُقال الآن.
field-side-here = مسجَّل هنا
field-side-desk = في المكتب
field-say-all-the-same = قله مع ذلك
field-let-it-be = اتركه

## Sheets of paper

field-sheets = أوراق للتعليم
field-sheets-lead = حيث لا شبكة ولا بطارية: ورقة لكل تحرك تُعلَّم باليد وتُقرأ لاحقًا.
field-sheet = ورقة
field-sheet-how = علّم ما حدث واكتب الوقت المحلي ووقّع. عند أول فرصة تُقرأ الورقة في المكتب.
field-sheet-people = من يسافر في هذا التحرك
field-sheet-number = الرقم
field-sheet-who = من
field-sheet-at = عند
field-sheet-signed = الاسم والتوقيع والملاحظات
field-sheet-code = رمز الورقة
field-sheet-revision = الخطة { $plan }، المراجعة { $revision }، طُبعت
field-read-sheet = اقرأ ورقة
field-read-how = اكتب الرمز الذي على الورقة أو ما يقوله رمز QR.
field-read-photo = أو صوّر رمز QR
field-read-photo-none = لم يُعثر في الصورة على رمز ورقة.
field-read = اقرأ
field-sheet-unknown = لم يصنع هذا المكتب ورقة كهذه: حرف خاطئ أو غيّرها أحد.
field-sheet-older-plan = الورقة من خطة أقدم. يُقال المعلَّم بتلك الخطة ويُقرأ بالخطة السارية.
field-sheet-since = الأحداث منذ طباعتها: { $count }
field-sheet-stay = عليها ولم يعودوا يسافرون:
field-ticks-how = علّم هنا ما عُلّم على الورقة بالوقت المكتوب عليها.
field-ticks-day = اليوم بتوقيت { $zone }
field-ticks-at = الوقت على الورقة بنظام ٢٤ ساعة
field-ticks-done = إلى الأسطر
field-sheet-no-time = وقت ناقص أو لا يوجد في ذلك اليوم.
field-sheet-future = وقت يسبق ساعة المكتب.
field-sheet-nothing = لم يُعلَّم شيء يمكن قوله.
field-lines = أسطر الورقة
field-lines-how = أنت توقّعها بالوقت الذي على الورقة: قارنها به أولًا.
field-lines-sign = وقّع وقل
