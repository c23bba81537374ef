//! The codes of all diagnostics. A code never changes its meaning; a retired number is not used again.
//!
//! The first digit pair names the theme: 01 files, 02 the case, 03 lists, 04 positions, 05 sentences, 06 the mediator's own files: concessions, confidence, contacts, the order and the operation,
//! 07 the law, 08 questions, events and what is said in operations, 09 what is saved (deals, rounds, plans) and the neighbours' formats. The long explanations stand in the module of the theme.

mod case;
mod claims;
mod confidence;
mod contacts;
mod files;
mod foreign;
mod law;
mod lists;
mod network;
mod operation;
mod order;
mod plan;
mod position;
mod run;
mod saved;
mod sentence;
mod settled;
mod team;
mod window;

use crate::diagnostic::Severity;

/// What `takas explain` tells about a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Which code.
    pub code: Code,
    /// What is wrong and why it matters.
    pub text: &'static str,
    /// An example that is wrong.
    pub wrong: &'static str,
    /// The same, right.
    pub right: &'static str,
}

macro_rules! codes {
    ($($name:ident = $id:literal, $title:literal;)*) => {
        /// A stable code: `E…` error, `W…` warning, `N…` note.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = $title] $name,)*
        }

        impl Code {
            /// Every code, in the order of the numbers.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// As it is printed, for example `E0105`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// In a few words.
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }
        }
    };
}

codes! {
    FileTooLarge = "E0101", "the file is too large";
    ByteOrderMark = "W0102", "the file begins with a byte order mark";
    NotUtf8 = "E0103", "the file is not UTF-8";
    ControlCharacter = "E0104", "the file holds control characters";
    CaseFileMissing = "E0105", "there is no case.toml";
    TomlSyntax = "E0106", "this is not TOML";
    TomlText = "E0107", "a text is not quoted as it should be";
    DuplicateKey = "E0108", "a key is written twice";
    InvalidDate = "E0109", "there is no such date";
    TooDeep = "E0110", "brackets are nested too deep";
    FormatMissing = "E0111", "`format = 1` is missing";
    FormatUnsupported = "E0112", "this version of the format is not known";
    UnknownKey = "E0113", "there is no such key";
    MissingKey = "E0114", "a key is missing";
    WrongType = "E0115", "the value is of the wrong kind";
    EmptyText = "E0116", "the text is empty";
    StrayFile = "W0117", "the file belongs to no part of a case";
    TooMany = "E0118", "there are too many entries";
    MoreFindings = "N0120", "more was found than is shown";

    NoParties = "E0201", "the case has no parties";
    InvalidId = "E0202", "this cannot be an id";
    KeywordAsId = "E0203", "a word of the rule language cannot be an id";
    DuplicateId = "E0204", "an id is used twice";
    UnknownParty = "E0205", "there is no such party";
    UnknownName = "E0206", "the case has nothing of that name";
    UnknownStatus = "E0207", "there is no such status";
    UnknownConsent = "E0208", "there is no such state of consent";
    UnknownProtection = "E0209", "there is no such protection";
    UnknownRole = "E0210", "there is no such role";
    UnknownObjective = "E0211", "there is no such objective";
    RepeatedValue = "W0212", "a value is listed twice";
    InvalidZone = "E0213", "this is not the name of a time zone";
    NotPositive = "E0214", "the number must be 1 or more";
    TooLarge = "E0215", "the number is over the limit";
    EmptySet = "E0216", "a set has no members";
    SetCycle = "E0217", "sets contain one another";
    SetTooEarly = "E0218", "a set is used before it is written";
    MixedSet = "E0219", "a set mixes kinds of unit";
    UnknownPhase = "E0220", "there is no such phase";
    PhasesOutOfOrder = "E0221", "a phase begins before the one before it ends";
    NoPhases = "E0222", "the list of phases is empty";
    FamilyMember = "E0223", "a family can hold persons and single remains only";
    FamilyGate = "W0224", "a family cannot move because one of its members cannot";
    FamilyDestinations = "W0225", "a family has no destination open to all of it";
    FamilyOfOne = "W0226", "a family has one member";
    UnusedSet = "N0227", "a set is used nowhere";
    UnusedSource = "N0228", "a source is cited nowhere";
    UnknownSource = "W0229", "there is no source of that key";
    ConsentContradiction = "W0231", "what is said of the person's consent does not fit together";
    ProtectedFirst = "N0232", "protected people come first";
    AccompaniedNobody = "W0233", "the person accompanied no protected minor";
    RateOverTotal = "W0234", "more can move in a day than there is";
    SumTooLarge = "E0235", "the numbers are too large to be added up";
    SameName = "W0236", "two people have the same name";
    AccompaniesNobody = "E0237", "the person accompanies no protected minor";
    TooFewOptions = "E0238", "too few options are named";
    LastsTwice = "E0239", "the end of an undertaking is said twice";
    DayOutside = "E0240", "a day lies in no phase";
    PhaseTaken = "E0241", "two phases have one id";
    ScheduleEmpty = "E0242", "a schedule holds no numbers";
    ScheduleLength = "E0243", "a schedule's numbers do not fit its phases";

    ColumnMissing = "E0301", "a column is missing";
    ColumnUnknown = "E0302", "there is no such column";
    ColumnRepeated = "E0303", "a column stands twice in the header";
    CellCount = "E0304", "a row has too many or too few cells";
    CsvQuote = "E0305", "a quotation mark is not closed";
    CsvEmpty = "E0306", "the list is empty";
    CellEmpty = "E0307", "a required cell is empty";
    ListedTwice = "W0308", "a person is listed twice";
    ListDiffers = "W0309", "a list differs from case.toml";
    ListUnmatched = "N0310", "rows of a list are matched to nobody";
    ListTooLarge = "E0321", "the list is larger than is read";
    ListKind = "E0322", "the file is of a kind that is not read as a list";
    WorkbooksLeftOut = "E0323", "this program was built without reading workbooks";
    ListDamaged = "E0324", "the list is damaged";
    ListPacked = "E0325", "the workbook unpacks to far more than a list has";
    EncodingGuessed = "N0326", "the encoding of the list was guessed";
    EncodingDoubtful = "W0327", "the encoding of the list is doubtful";
    ListColumns = "E0328", "no column of the list holds names";
    MappingStale = "W0329", "the mapping file was made for other headings";
    MappingColumn = "E0330", "the mapping file names a heading that the list does not have";
    MappingWord = "E0331", "the mapping file has a word that means nothing";
    RowNamesNobody = "W0332", "a row of the list names nobody";
    RowTotal = "N0333", "a row of the list is the sum of others";
    TotalDiffers = "W0334", "the sum that the list gives is not the number of its rows";
    RowSection = "N0335", "a row of the list heads others";
    MergedFilled = "N0336", "a merged cell counts for each row that it spans";
    MergedWho = "W0337", "a merged cell says of several rows who is meant";
    NameSplit = "N0338", "a cell holds several names";
    DateUnread = "W0339", "a date of the list cannot be read";
    DateDoubtful = "N0340", "a date of the list has several readings";
    WordUnread = "W0341", "a word of the list is not known";
    CellTooLong = "W0342", "a cell of the list is too long";
    SheetLeftOut = "W0343", "a sheet of the workbook is left out";
    RowAbove = "W0344", "a row above the headings looks like one of the table";
    EntityLeftOut = "N0345", "an entity of the file is nobody to compare";
    NameUnseen = "N0346", "a name has in it what is not seen";
    PublishedKind = "E0347", "the file is none of the published lists that are known";
    HeadingsMissing = "W0348", "no row of headings was found";
    NamesMany = "W0349", "a row has more names than are compared";

    UnknownVerdict = "E0361", "there is no such decision about two rows";
    DecisionOfOne = "E0362", "a decision is about one row";
    DecisionsDiffer = "W0363", "two people decided otherwise";
    DecisionsClash = "W0364", "decisions do not go together";
    DecidedRowChanged = "W0365", "a row has changed since it was decided about";
    DecidedRowGone = "W0366", "a row that was decided about is not found";
    ToldUnreleased = "W0367", "a name was told that was not released";
    SubstituteUnfit = "E0368", "somebody cannot go in the place of another";
    ProtectedWaits = "E0369", "a protected person waits for nobody";
    ProtectedWaitedThen = "W0370", "a protected person was made to wait for another";
    SubstituteCircle = "E0371", "it cannot be told who goes in whose place";
    ListForbids = "E0372", "the holder's own list says that the person cannot go";
    ListForbidsThen = "W0373", "the holder's own list said that the person could not go";
    PeopleScreened = "E0374", "the people of an exchange are never screened";
    TellUnreleased = "E0375", "a name is told only after it was released";

    PartyMismatch = "E0401", "the file's name and its party differ";
    UnknownStanding = "E0402", "there is no such standing";
    StandingMissing = "E0403", "nothing says how a line is known";
    NoAttribution = "W0404", "nothing says by whom or when";
    NotTheHolder = "E0405", "a party offers what another holds";
    DeniedYetOffered = "E0406", "a party offers whom it denies holding";
    CannotMove = "W0407", "a person cannot move as things stand";
    GateClosed = "W0408", "consent or non-refoulement closes every destination";
    DestinationClosed = "W0409", "consent or non-refoulement closes a destination";
    ConsentOpen = "W0410", "the person's own will is not settled";
    DestinationIsHolder = "E0411", "the destination is the holder";
    DestinationMissing = "E0412", "no destination is named";
    UndertakingHasNoPlace = "E0413", "an undertaking goes nowhere";
    HoldOrUndertaking = "E0414", "things are held, acts are undertaken";
    NotTheUndertaker = "E0415", "a party promises another's undertaking";
    PriorityAndValue = "E0416", "priorities and values are mixed";
    PriorityMissing = "E0417", "an ask has neither priority nor value";
    UnknownPriority = "E0418", "there is no such priority";
    AtLeastWithoutMust = "E0419", "`at_least` belongs to a must";
    AskTooMuch = "E0420", "more is asked than there is";
    AtMostTooMuch = "W0421", "`at_most` is more than there is";
    AtLeastOverAtMost = "E0422", "`at_least` is over `at_most`";
    MustAndRefused = "E0423", "the same is a must and refused";
    NobodyOffers = "W0424", "a must that nobody offers";
    NothingToGain = "W0425", "nothing this party asks can be had";
    AsksOwn = "W0426", "a party asks for what it holds itself";
    ByIsPhase = "W0427", "`by` names a phase";
    SpanConflict = "E0428", "no phase is left";
    NameTaken = "E0429", "the name of a selection is taken";
    TwoWeights = "E0430", "one thing has two weights";
    UnusedWeights = "W0431", "a table of weights or values is used by no rule";
    DuplicateRule = "E0432", "two rules of one owner have one name";
    OutcomeNotInferred = "W0433", "a line read off the outcome cannot be stated";
    RuleName = "E0434", "a rule's name cannot be used";
    NoEffect = "W0435", "a line has no effect";
    RankingAndCount = "E0436", "a ranking of options counts nothing";
    OwnNameSame = "W0437", "a party's own name is the one that all use";
    AnswerRound = "E0451", "an answer is named for its round";
    UnknownAnswer = "E0452", "there is no such answer";
    RefusedWithoutReason = "W0453", "a refusal gives no reason";

    WindowBackwards = "E0461", "a window closes before it opens";
    MomentUnplaced = "E0462", "a time cannot be compared with the phases";
    NothingAfterWindow = "E0463", "no phase is left after this time";
    HoldBeforeClose = "E0464", "somebody listed is let go only before the window closes";
    NotListable = "E0465", "a list names people alone";
    ListedOnTwo = "E0466", "somebody is on two lists";
    PlacesOverListed = "E0467", "there are more places than people listed";
    PlacesFall = "E0468", "the places fall from phase to phase";
    ListedNotHeld = "W0469", "somebody listed is not on offer";
    NotListed = "E0471", "the objection is to somebody on no list";
    ObjectionOutside = "E0472", "an objection was raised outside the window";
    ObjectionCount = "E0473", "the number of people objected to is missing or wrong";
    UnknownDecision = "E0474", "there is no such decision";
    DecisionDate = "E0475", "the day of a decision does not fit";

    UnknownCharacter = "E0501", "a character that no sentence can hold";
    Unexpected = "E0502", "the sentence cannot be read on";
    EmptySentence = "E0503", "the sentence is empty";
    SentenceTooDeep = "E0504", "parentheses or `not` are nested too deep";
    SentenceTooLong = "E0505", "the sentence is too long";
    ZeroCount = "E0506", "a count of zero says nothing";
    NegativeCount = "E0507", "a count cannot be negative";
    CountAboveQuantity = "E0508", "the count is more than there is";
    NeedsQuantifier = "E0509", "say how much of it moves";
    NotAnUndertaking = "E0510", "only an undertaking is undertaken";
    MixedUnits = "E0511", "a selection mixes kinds of unit";
    EmptySelection = "E0512", "nothing is selected";
    RepeatedName = "W0513", "a selection names something twice";
    ExceptNothing = "W0514", "`except` takes nothing away";
    RepeatedFilter = "E0515", "the same is restricted twice";
    EmptySpan = "E0516", "no phase is left in the span";
    UndertakingMoves = "E0517", "an undertaking does not move";
    TogetherOfMany = "E0518", "only single people and remains move together";
    TogetherOfOne = "W0519", "one alone is always together";
    SpreadNotAllowed = "E0520", "this stretch of time does not go with this rule";
    UnknownWeights = "E0521", "there is no such table of weights";
    NoValues = "E0522", "there are no values to compare by";
    Decimal = "E0523", "numbers are whole";
    AmbiguousMove = "E0524", "the sentence can be read in two ways";
    AlwaysTrue = "W0525", "the rule is always true";
    NeverTrue = "W0526", "the rule can never be true";
    OrderCycle = "W0527", "these orders go round in a circle";
    FromNobody = "W0528", "that party holds none of it";
    ToHolder = "W0529", "it is there already";
    SameRule = "W0530", "two rules say the same";
    Keyword = "E0531", "keywords are lower case and stand alone";
    NotAChoice = "E0532", "this has no options";
    UnknownOption = "E0533", "the undertaking has no such option";
    NeverInForce = "E0534", "the undertaking ends before";

    UnknownRule = "E0601", "there is no such rule";
    NeverConceded = "E0602", "this is never on offer";
    DifficultyFalls = "E0603", "the difficulties fall";
    DroppedNotLast = "E0604", "nothing comes after dropping a rule";
    NoOptions = "E0605", "a concession has no options";
    ConcedesNothing = "W0606", "the concession changes nothing";
    ConcessionStricter = "W0607", "the concession asks more than the rule";
    ConfidenceRange = "E0621", "a confidence is a number from 0 to 100";
    UnknownLine = "E0622", "there is no line of that name to be sure of";
    DoubtedTwice = "E0623", "a line is doubted twice";
    NotInDoubt = "E0624", "this cannot be doubted";
    NoVersions = "E0625", "a list of versions is empty";
    VersionTwice = "E0626", "two versions of a line say the same";
    TogetherAlone = "E0627", "lines that go together are two or more";
    TooManyVersions = "E0628", "a line has too many versions";
    ProtectedWeighed = "E0629", "a protected person's release is not weighed";

    UnknownInterlocutor = "E0631", "nobody of that name speaks for the party";
    UnknownChannel = "E0632", "there is no such channel";
    WordUnknown = "E0633", "no such word was said";
    TalkWay = "E0634", "a word is heard or told";
    PermissionOfTold = "E0635", "what was told needs no permission";
    OutsideMandate = "W0636", "somebody speaks without a mandate";
    PassedBackwards = "E0637", "a word goes into one that was said before it";
    AgreedByOther = "E0638", "somebody agrees who does not have to";

    NotAnOrder = "E0651", "only `… before …` orders steps";
    UnknownStep = "E0652", "there is no such step";
    PublishedTwice = "E0653", "a published order moves something twice";
    StepCircle = "E0654", "steps come after one another in a circle";

    TeamMissing = "E0661", "nobody is named who may speak";
    UnknownSeat = "E0662", "there is no such seat";
    AuthorKey = "E0663", "this cannot be the key of somebody who speaks";
    SeatEmpty = "E0664", "a seat is empty that the operation needs";
    GateConfirmedBy = "E0665", "the mediator confirms no gate";

    OperationMissing = "E0671", "nothing says how the handover is done";
    OperationTime = "E0672", "this is no time";
    TimeSkipped = "E0673", "a local time does not come";
    TimeDoubled = "E0674", "a local time comes twice";
    EndsBeforeBegins = "E0675", "a stretch of time has no length, or too much";
    UnknownInOperation = "E0676", "the operation has nothing of that name";
    UnknownInAtlas = "E0677", "the atlas has nothing of that name";
    NeverOpen = "E0678", "a place is never open, or a team never works";
    UnknownWord = "E0679", "this word cannot stand here";
    DurationOrder = "E0680", "shortest, usual and longest do not ascend";
    VehicleEmpty = "E0681", "a vehicle has no room";
    VehicleUseless = "E0682", "a vehicle can make none of the rides";
    WayWritten = "E0683", "a way is not written as it should be";
    RideWithoutVehicle = "E0684", "no vehicle can make a ride";
    NoRoom = "E0685", "no vehicle has the room that somebody needs";
    NowhereSaid = "E0686", "nothing says where somebody is held or goes";
    SaidTwice = "E0687", "two lines say different things of the same";
    ConditionEnded = "E0688", "a clearance or guarantee has ended before";
    ConditionEnds = "W0689", "a clearance or guarantee ends before the handover does";
    WorkWithoutTeam = "E0690", "a check or measure has no team";
    ReadyTooLate = "E0691", "somebody can go only when it is too late";
    GateWaits = "E0692", "a gate waits for what never comes";
    ApartTogether = "E0693", "who is kept apart belongs together";
    PersonGateShut = "E0694", "a personal gate is not open";
    PersonGatesNotKnown = "N0695", "whether personal gates were open is not known";
    SentWhereNotTo = "E0696", "a route leads where somebody must not be sent";
    PhaseOutside = "E0697", "a phase lies outside the handover";
    MinorAlone = "E0698", "a minor travels alone";
    MinorAloneThen = "W0699", "a minor travelled alone";

    ProtectedConditioned = "E0701", "a protected person's release is made to depend on something";
    ProtectedConditionedThen = "W0702", "a protected person's release was made to depend on something";
    ProtectedRefused = "W0703", "a party refuses to release a protected person";
    ProtectedDelayed = "E0704", "a protected person is made to wait";
    ProtectedDelayedThen = "W0705", "a protected person was made to wait";
    ProtectionConceded = "E0706", "a protected person's release is never conceded for something";

    NotTheQuestionHolder = "E0801", "the party asked about does not hold it";
    EventWords = "E0811", "these words tell no event";
    EventName = "E0812", "the handover has nothing of that name";
    EventTime = "E0813", "the time of an event cannot be told";
    EventNumber = "E0814", "the number of an event is out of range";

    ActWords = "E0821", "this is nothing that can be said";
    ActName = "E0822", "the operation has nothing of that name";
    ActTime = "E0823", "the time at which something is said cannot be told";
    ActNumber = "E0824", "the number of something that is said cannot be read";
    OperationNotJson = "E0831", "a command, event or charter is not JSON";
    OperationVersion = "E0832", "this version of commands, events or charters is not known";
    OperationField = "E0833", "a field of a command, event or charter is missing or wrong";
    OperationNotCanonical = "E0834", "a command, event or charter is not written in the one form that it has";
    OperationName = "E0835", "a command, event or charter names something the operation does not have";
    OperationNumber = "E0836", "a number of a command, event or charter cannot be";
    OperationStale = "E0837", "the case or the plan has changed since the operation began";
    OperationSignature = "E0838", "what was signed elsewhere does not verify, or is of another operation";

    DealNotJson = "E0901", "the saved deal is not JSON";
    DealVersion = "E0902", "this version of the saved deal is not known";
    DealField = "E0903", "a field of the saved deal is missing or wrong";
    DealOtherCase = "E0904", "the saved deal belongs to another case";
    DealStale = "W0905", "the case has changed since the deal was saved";
    DealUnknownName = "E0906", "the saved deal names something the case does not have";
    DealQuantity = "E0907", "the saved deal moves more than there is";
    DealRepeated = "E0908", "the saved deal names the same transfer twice";
    DealId = "E0909", "the saved deal does not fit its id";
    DealBarred = "E0910", "the deal moves somebody who may not go";
    RoundNotJson = "E0921", "the file of a round is not JSON";
    RoundVersion = "E0922", "this version of the file of a round is not known";
    RoundField = "E0923", "a field of the file of a round is missing or wrong";
    RoundOtherCase = "E0924", "the round belongs to another case";

    ForeignSyntax = "E0951", "the instance cannot be read";
    ForeignField = "E0952", "something in the instance is missing or wrong";
    ForeignRepeated = "W0953", "something in the instance is told twice";
    ForeignLeftOut = "W0954", "something in the instance cannot be represented";
    ForeignNotUsed = "N0955", "something in the instance does not bear on the answer";
    ForeignRefused = "E0956", "the instance is of a kind that cannot be represented";

    NetworkBounds = "E0971", "bounds are no range";
    NetworkLoop = "E0972", "a duration or requirement goes from an event to itself";
    NetworkEndsTwice = "E0973", "two durations end in one event";
    NetworkCircle = "E0974", "durations begin with one another's ends in a circle";
    NetworkNameTwice = "E0975", "two lines of a network have the same name";
    NetworkLonely = "W0976", "an event is named only once";
    NetworkTooLarge = "E0977", "the network has too many events";

    PlanNotJson = "E0981", "the saved plan is not JSON";
    PlanVersion = "E0982", "this version of the saved plan is not known";
    PlanField = "E0983", "a field of the saved plan is missing or wrong";
    PlanOtherCase = "E0984", "the saved plan belongs to another case";
    PlanStale = "W0985", "the case or its operation has changed since the plan was saved";
    PlanUnknownName = "E0986", "the saved plan names something the handover does not have";
    PlanNumber = "E0987", "a number of the saved plan is out of range";
    PlanMoment = "E0988", "a minute and its instant do not agree";
    PlanId = "E0989", "the saved plan does not fit its id";
}

impl Code {
    /// How serious: by the letter of the id.
    pub fn severity(self) -> Severity {
        match self.id().as_bytes()[0] {
            b'E' => Severity::Error,
            b'W' => Severity::Warning,
            _ => Severity::Note,
        }
    }

    /// The code of that id; lower case letters are fine.
    pub fn find(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.id().eq_ignore_ascii_case(id))
    }

    /// What `takas explain` tells.
    pub fn explanation(self) -> &'static Explanation {
        let mut all = THEMES.iter().flat_map(|theme| theme.iter());
        all.find(|explanation| explanation.code == self).expect("a test holds that every code is explained")
    }
}

/// The explanations, by theme.
const THEMES: &[&[Explanation]] = &[
    files::EXPLANATIONS,
    case::EXPLANATIONS,
    confidence::EXPLANATIONS,
    contacts::EXPLANATIONS,
    lists::EXPLANATIONS,
    claims::EXPLANATIONS,
    settled::EXPLANATIONS,
    position::EXPLANATIONS,
    window::EXPLANATIONS,
    sentence::EXPLANATIONS,
    order::EXPLANATIONS,
    team::EXPLANATIONS,
    operation::EXPLANATIONS,
    law::EXPLANATIONS,
    saved::EXPLANATIONS,
    foreign::EXPLANATIONS,
    network::EXPLANATIONS,
    plan::EXPLANATIONS,
    run::EXPLANATIONS,
];

#[cfg(test)]
mod tests {
    use super::{Code, THEMES};

    #[test]
    fn ids_ascend_within_their_theme_and_are_unique() {
        let numbers: Vec<&str> = Code::ALL.iter().map(|code| &code.id()[1..]).collect();
        assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]), "{numbers:?}");
    }

    #[test]
    fn every_code_is_explained_exactly_once() {
        for code in Code::ALL {
            let count = THEMES.iter().flat_map(|theme| theme.iter()).filter(|e| e.code == *code).count();
            assert_eq!(count, 1, "{} is explained {count} times", code.id());
        }
    }
}
