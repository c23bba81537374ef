### What is said of a rehearsal, in Arabic: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## What a rehearsal says

rehearsal-title = { $case }: تمرين على الخطة
rehearsal-means = يبيّن التمرين ما تصمد له الخطة في ظلّ الافتراضات أدناه، لا أكثر. لم يقل أحد شيئًا من ذلك: كلّ تأكيد فيه تمثيل.
rehearsal-headline =
    { $runs ->
        [zero] لا تجربة للخطة، من البذرة { $seed }.
        [one] تجربة واحدة للخطة، من البذرة { $seed }.
        [two] تجربتان للخطة، من البذرة { $seed }.
        [few] { $runs } تجارب للخطة، من البذرة { $seed }.
        [many] { $runs } تجربة للخطة، من البذرة { $seed }.
       *[other] { $runs } تجربة للخطة، من البذرة { $seed }.
    }
rehearsal-cut = بُلغ السقف قبل ذلك: أُجريت { $runs } من أصل { $asked } من التجارب.

## How it ended

rehearsal-endings = كيف انتهى
rehearsal-complete = سُلّم الجميع
rehearsal-partial = الجميع سوى من لا يسافر
rehearsal-broken-off = قُطع التبادل والجميع في أمان
rehearsal-ends-late = كم تتأخّر النهاية
rehearsal-ends-late-lead = الدقائق من النهاية المقرّرة إلى لحظة تسليم الأخير، في التجارب التي سُلّم فيها أحد.
rehearsal-waits = كم ينتظر الناس
rehearsal-waits-lead = الدقائق في نقطة تبادل بين رحلتين: واحدة لكلّ شخص ولكلّ انتظار كهذا ولكلّ تجربة.
rehearsal-breaks = أين تنقطع
rehearsal-breaks-lead = ما كان عائقًا حين قُطعت تجربة، ومن لم يسافر.
rehearsal-never-breaks = لم تنقطع في أيّ تجربة.
rehearsal-gate-shut = { $gate }: لم تُفتح
rehearsal-did-not-leave = لم تغادر
rehearsal-rides = كم تتأخّر الرحلات في المغادرة
rehearsal-none = لم يكن منها شيء.

## Columns, and how minutes are told

rehearsal-runs = التجارب
rehearsal-share = النسبة
rehearsal-first = أولًا
rehearsal-how-often = كم مرة
rehearsal-left = غادرت
rehearsal-late = متأخّرة
rehearsal-half = النصف، حتى
rehearsal-nine-of-ten = تسع من عشر، حتى
rehearsal-all = الكلّ، حتى
rehearsal-minutes = الدقائق
rehearsal-minus = −{ $span }
rehearsal-quantiles = النصف: { $half } على الأكثر؛ تسع من عشر: { $nine_of_ten }؛ ٩٩ من ١٠٠: { $nearly_all }؛ الكلّ: { $all }.
rehearsal-span = من { $from } إلى ما دون { $until }

## What is assumed

rehearsal-assumed = ما يُفترض
rehearsal-durations = تستغرق الرحلات والفحوص والتدابير والتأكيدات
rehearsal-triangular = من أقصرها إلى أطولها، والأغلب المعتاد (توزيع مثلّثي)
rehearsal-somebody-stays = أحدهم لا يسافر
rehearsal-vehicle-late = مركبة تتأخّر لأسباب تخصّها
rehearsal-gate-late = طرف يؤكّد بوابة متأخّرًا
rehearsal-withheld = طرف لا يؤكّد بوابة أصلًا
rehearsal-patience = يُقطع بعد النهاية المقرّرة للتسليم بـ
rehearsal-often-by = { $often }، بما لا يزيد على { $span }
