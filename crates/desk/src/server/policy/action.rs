//! What can be asked to do.

/// Everything that a route does, by the name that it has in `policies/desk.cedar`.
macro_rules! actions {
    ($($(#[$says:meta])* $name:ident,)*) => {
        /// Everything that a route does. What it is about is the compartment of the object beside it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action {
            $($(#[$says])* $name,)*
        }

        impl Action {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The name that it has in the policies and in the access log.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)*
                }
            }
        }
    };
}

actions! {
    /// See what the case is: its parties, its timeline, what waits for whom.
    SeeCase,
    /// See people, by pseudonym.
    SeePeople,
    /// See their names, which are shown on request alone.
    SeeNames,
    /// See who was told what: of a party's compartment, in the talks with that party.
    SeeContacts,
    /// See what a party stated.
    SeePosition,
    /// See what is hinted, inferred or assumed of a party.
    SeeInferred,
    /// See lists of persons side by side; of a party's compartment, that party's own sheet. Names are [`Action::SeeNames`].
    SeeLists,
    /// See deals; of a party's compartment, as that party sees them.
    SeeDeals,
    /// See fragility, vetoes, and what concessions would cost.
    SeeFragility,
    /// See the plan; of a party's compartment, as that party sees it.
    SeePlan,
    /// See the board as that compartment does.
    SeeBoard,
    /// See requests.
    SeeRequests,
    /// See which personal gates are in hand.
    SeeClearances,
    /// See what the doctor or the neutral found.
    SeeFindings,
    /// See the entries of the record that are sealed for that compartment.
    SeeRecord,
    /// Take the record and its receipts along.
    ExportRecord,
    /// Take fragility and vetoes along.
    ExportFragility,
    /// See the checkpoints of the record, which hold no word of it.
    SeeCheckpoints,
    /// Write down who was told what.
    WriteContacts,
    /// Write what a party holds, asks and refuses.
    WritePosition,
    /// Take in a list of a party, or a new version of it.
    WriteLists,
    /// Say of two rows of lists whether they are one human.
    DecidePairs,
    /// Let a row of a list go to the party whose compartment it is.
    ReleaseNames,
    /// Write down that the party whose compartment it is asked about a row of a list, or was told of it.
    NoteNames,
    /// Hold who is hired for the operation against published lists, keep these, and say of hits who is who. People of the exchange are never screened.
    Screen,
    /// Put what lists have settled into the people of the case.
    SettleLists,
    /// Look for deals.
    Clear,
    /// Put a proposal to a party.
    Propose,
    /// Answer a proposal for a party.
    Answer,
    /// Say which deal is agreed.
    Settle,
    /// Make a plan.
    MakePlan,
    /// Approve a plan.
    ApprovePlan,
    /// Begin the operation.
    Begin,
    /// Hand in a command. Whether it counts, the engine says.
    Say,
    /// Cosign a checkpoint.
    Cosign,
    /// Close the case.
    CloseCase,
    /// Begin another case at the desk, or take one in.
    BeginCase,
    /// Invite somebody.
    Invite,
    /// See who is in the team, with devices and sessions.
    SeeTeam,
    /// Strike off somebody, a device or a session of others.
    Revoke,
    /// See who asked for what.
    SeeAccess,
    /// Erase the key of a person, so that nobody reads of them any more.
    Erase,
    /// Open the desk's keys after a start.
    Unlock,
    /// Open them together with another mediator.
    Recover,
    /// Change the desk's keys and the ways to open them.
    Rotate,
    /// Say who else keeps the desk's keys, and who does no more.
    NameKeeper,
    /// Close every session and forget the keys.
    Lock,
}

impl Action {
    /// Whether that it was done is on the disk before the answer goes out: what takes something out of the house, tells a name, changes who
    /// may do what or cannot be undone. Others are written down within a second.
    #[must_use]
    pub fn is_grave(self) -> bool {
        matches!(
            self,
            Self::SeeNames
                | Self::ReleaseNames
                | Self::NoteNames
                | Self::SeeFragility
                | Self::ExportRecord
                | Self::ExportFragility
                | Self::Settle
                | Self::Begin
                | Self::CloseCase
                | Self::BeginCase
                | Self::Invite
                | Self::Revoke
                | Self::SeeAccess
                | Self::Erase
                | Self::Unlock
                | Self::Recover
                | Self::Rotate
                | Self::NameKeeper
        )
    }
}
