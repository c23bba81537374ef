### Keys, unlocking, and what lies sealed.

## The unlock page
unlock-one-of-two = One of two has come. Somebody else has to come with a way of their own within ten minutes.
unlock-file = Key file
unlock-file-text = The file is read to open the desk and is kept nowhere.
unlock-file-do = Unlock with the file
unlock-passkey-do = Unlock with a passkey

## The ways to open the desk
keys-title = Keys of the desk
keys-text = Whoever opens the desk does so by one of these ways. Everything that lies in it is sealed under keys that these ways open.
keys-ways = Ways to open the desk
keys-passphrase = Passphrase
keys-key-file = Key file
keys-passkey = Passkey
keys-alone = opens the desk alone
keys-together = opens the desk together with somebody else
keys-of = Way of { $name }
keys-of-setup = Made when the desk was set up
keys-of-nobody = Whose it was works here no more
keys-orphan = Its owner leads no case any more: strike it off, if it is not wanted.
keys-opens = What it opens
keys-add-passphrase = Add a passphrase
keys-add-passphrase-do = Add the passphrase
keys-add-file = Add a key file
keys-add-file-text = The file is made and handed to you once. Keep it apart from the machine of the desk.
keys-add-file-do = Make the file
keys-add-passkey = Add a passkey
keys-add-passkey-text = One of your passkeys opens the desk, if it can give a secret for it. When it is struck off, this way goes along.
keys-add-passkey-do = Add a passkey as a way
keys-passkey-cannot = This browser or this passkey cannot open the desk.
keys-rotate = New keys
keys-rotate-text = Everything goes over to new keys. What was sealed before can still be read by those who open the desk.
keys-rotate-do = Take new keys
keys-last-way = Without this way nobody could open the desk any more. Add another first.
keys-too-many = There is no room for another way.
keys-keepers = Keepers
keys-keepers-text = A keeper changes the ways to open the desk and its keys, and says who else keeps them. Whoever leads a case can be named.
keys-name-keeper = Another keeper
keys-name-keeper-do = Name as a keeper
keys-last-keeper = This is the only keeper. Name another first.

## Cases that are begun or taken in
cases-begin = Begin a case
cases-taken-in =
    { $count ->
        [one] One file of the folder was sealed. From now on the case is what lies at this desk; the folder is not read any more.
       *[other] { $count } files of the folder were sealed. From now on the case is what lies at this desk; the folder is not read any more.
    }
cases-differs =
    { $count ->
        [one] One file of the folder is not what lies at this desk. Nothing was changed.
       *[other] { $count } files of the folder are not what lies at this desk. Nothing was changed.
    }
new-case-title = Begin a case
new-case-text = What you write here is sealed at once. Everything else is added later.
new-case-name = Title
new-case-parties = Parties
new-case-parties-text = One on each line: a short name of capital letters, then the name, as in DEU Germany.
new-case-do = Begin the case
new-case-files-heading = Or take a case in
new-case-files-text = The files of a case, as they lie in its folder. Each is sealed; nothing is kept of the upload.
new-case-id = Short name of the case
new-case-files = Files
new-case-files-do = Take the files in
new-case-no-name = The title is missing or too long.
new-case-no-party = Each line of the parties needs a short name of capital letters and a name.
new-case-mistakes = These files are no case yet:
new-case-no-file = Choose files of a case, with case.toml among them. The names of others are not known here.
