//! Words of the handover protocol, in the languages in which it is signed. To add a language, add a column.

/// A language of the protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// English.
    English,
    /// Turkish.
    Turkish,
    /// Russian.
    Russian,
    /// French.
    French,
    /// Arabic.
    Arabic,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 5] = [Self::English, Self::Turkish, Self::Russian, Self::French, Self::Arabic];

    /// Its code (BCP 47).
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Turkish => "tr",
            Self::Russian => "ru",
            Self::French => "fr",
            Self::Arabic => "ar",
        }
    }

    /// The language of a code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// In which direction it is written: `ltr` or `rtl`.
    pub fn direction(self) -> &'static str {
        if self == Self::Arabic { "rtl" } else { "ltr" }
    }
}

/// What the protocol says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Say {
    /// Its title.
    Title,
    /// Which operation.
    Operation,
    /// Who lets go.
    HandedOverBy,
    /// Who receives.
    ReceivedBy,
    /// Where.
    Place,
    /// When.
    Date,
    /// Column: number.
    Number,
    /// Column: who or what.
    Name,
    /// Column: identity verified by the receiver.
    Verified,
    /// Column: handed over.
    HandedOver,
    /// Column: remarks.
    Remarks,
    /// What is signed.
    Statement,
    /// Column: for whom one signs.
    For,
    /// Column: name and office.
    NameAndOffice,
    /// Column: signature.
    Signature,
    /// The mediator.
    Mediator,
}

impl Say {
    /// Everything that is said.
    pub const ALL: [Self; 16] = [
        Self::Title,
        Self::Operation,
        Self::HandedOverBy,
        Self::ReceivedBy,
        Self::Place,
        Self::Date,
        Self::Number,
        Self::Name,
        Self::Verified,
        Self::HandedOver,
        Self::Remarks,
        Self::Statement,
        Self::For,
        Self::NameAndOffice,
        Self::Signature,
        Self::Mediator,
    ];
}

/// The words in a language.
pub fn say(what: Say, language: Language) -> &'static str {
    // English, Turkish, Russian, French, Arabic.
    let words: [&'static str; 5] = match what {
        Say::Title => {
            ["Handover protocol", "Teslim tutanağı", "Протокол передачи", "Procès-verbal de remise", "محضر التسليم"]
        }
        Say::Operation => ["Operation", "Operasyon", "Операция", "Opération", "العملية"],
        Say::HandedOverBy => ["Handed over by", "Teslim eden", "Передающая сторона", "Remis par", "الجهة المسلِّمة"],
        Say::ReceivedBy => ["Received by", "Teslim alan", "Принимающая сторона", "Reçu par", "الجهة المستلِمة"],
        Say::Place => ["Place", "Yer", "Место", "Lieu", "المكان"],
        Say::Date => ["Date and time", "Tarih ve saat", "Дата и время", "Date et heure", "التاريخ والوقت"],
        Say::Number => ["No.", "No.", "№", "N°", "الرقم"],
        Say::Name => ["Who or what", "Kim veya ne", "Кто или что", "Qui ou quoi", "الأشخاص أو الأشياء"],
        Say::Verified => [
            "Identity verified by the receiver",
            "Kimliği teslim alan doğruladı",
            "Личность подтверждена принимающей стороной",
            "Identité vérifiée par le destinataire",
            "تحقّقت الجهة المستلِمة من الهوية",
        ],
        Say::HandedOver => ["Handed over", "Teslim edildi", "Передано", "Remis", "تمّ التسليم"],
        Say::Remarks => ["Remarks", "Açıklamalar", "Примечания", "Remarques", "ملاحظات"],
        Say::Statement => [
            "Those listed above were handed over and received as stated.",
            "Yukarıda belirtilenler, yazıldığı şekilde teslim edilmiş ve teslim alınmıştır.",
            "Указанные выше переданы и приняты, как изложено.",
            "Les personnes et biens ci-dessus ont été remis et reçus comme indiqué.",
            "جرى تسليم المذكورين أعلاه واستلامهم على النحو المبيَّن.",
        ],
        Say::For => ["For", "Adına", "За", "Pour", "عن"],
        Say::NameAndOffice => ["Name and office", "Ad ve görev", "Имя и должность", "Nom et fonction", "الاسم والصفة"],
        Say::Signature => ["Signature", "İmza", "Подпись", "Signature", "التوقيع"],
        Say::Mediator => ["The mediator", "Arabulucu", "Посредник", "Le médiateur", "الوسيط"],
    };
    words[language as usize]
}
