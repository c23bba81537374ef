### Contacts, positions, and the page of a case.
