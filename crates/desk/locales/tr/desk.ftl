### What the desk says, in Turkish. Every language has the same messages with the same arguments; the tests hold it.
### What stands in braces with a dollar sign is put in: a name, a number, a moment.

## Days, moments, lists

month-1 = Ocak
month-2 = Şubat
month-3 = Mart
month-4 = Nisan
month-5 = Mayıs
month-6 = Haziran
month-7 = Temmuz
month-8 = Ağustos
month-9 = Eylül
month-10 = Ekim
month-11 = Kasım
month-12 = Aralık
day = { $day } { $month } { $year }
moment = { $day }, { $clocks } ({ $zone })
moment-utc = { $day }, { $clocks }
clock-utc = { $utc } UTC
clocks = { $utc } UTC · yerel saat { $local } ({ $offset })
clocks-other-day = { $utc } UTC · yerel saat { $local }, { $day } ({ $offset })
span-minutes = { $minutes } dk
span-hours = { $hours } sa { $minutes } dk
list-comma = { ", " }

## What somebody is in a case. The name of a party follows a dash or a colon, so that it need not be declined.

role-lead = baş arabulucu
role-co-mediator = eş arabulucu
role-analyst = analist
role-liaison = irtibat görevlisi – { $party }
role-field = saha görevlisi
role-medical = hekim
role-interviewer = tarafsız görüşmeci
role-delegate = delege – { $party }
role-guarantor = garantör – { $party }
role-observer = gözlemci
role-witness = kaydın tanığı

## Choosing a language

language-choose = Dil
language-change = Dili değiştir

## What is refused. Nothing here says more than its kind: what is denied reads like what is not there.

problem-malformed = Bu istek okunamadı
problem-malformed-text = Gönderilen, beklenen biçimde değil. Geri dönün, gözden geçirin ve yeniden gönderin.
problem-sign-in = Oturum açılmamış
problem-sign-in-text = Oturum açın ve yeniden deneyin. Hiçbir şey değiştirilmedi.
problem-elsewhere = Bu istek masanın bir sayfasından gelmedi
problem-elsewhere-text = Başka bir yerden gönderildi ya da sayfa çok uzun süre açık kaldı. Sayfayı yeniden açın ve tekrarlayın. Hiçbir şey değiştirilmedi.
problem-not-found = Burada bir şey yok
problem-not-found-text = Böyle bir sayfa yok ya da onu görme yetkiniz yok.
problem-method = Bu, bu yolla istenemez
problem-method-text = Sayfaya dönün ve üzerindeki düğmeleri kullanın.
problem-too-slow = İstek çok geç ulaştı
problem-too-slow-text = Bağlantı zayıf olabilir. Yeniden gönderin; hiçbir şey değiştirilmedi.
problem-conflict = Bu arada değişti
problem-conflict-text = Bir başkası daha hızlı davrandı ya da bu zaten yapıldı. Sayfanın şimdiki hâline bakın ve yeniden karar verin. Hiçbir şeyin üzerine yazılmadı.
problem-too-large = Bu, kabul edilenden büyük
problem-too-large-text = Tek seferde daha azını gönderin.
problem-kind = Bu, kabul edilen türden değil
problem-kind-text = Sayfaya dönün ve üzerindeki formu kullanın.
problem-unfit = Bu şekilde yapılamaz
problem-unfit-text = Anlaşıldı, ancak buna bir engel var. Hiçbir şey değiştirilmedi.
problem-too-many = Çok fazla deneme
problem-locked = Masa kilitli
problem-locked-text = Önce yetkili biri kilidi açmalı. Hiçbir şey değiştirilmedi.
problem-unavailable = Masa şu anda yanıt veremiyor
problem-unavailable-text = Birazdan yeniden deneyin. Daha önce teyit edilenler saklıdır.
problem-defect = Masada bir arıza var
problem-defect-text = Bu bir arızadır, sizin hatanız değildir. Daha önce teyit edilenler saklıdır. Aşağıdaki numarayı masayı işletene bildirin.
