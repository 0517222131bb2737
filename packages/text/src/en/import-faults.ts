import type { importFaults as source } from '../da/import-faults.ts';
import type { Texts } from '../texts.ts';

export const importFaults: Texts<typeof source> = {
  code: {
    'file-empty': { what: 'The file is empty.', todo: 'Select the file that you filled in, or download the template.' },
    'file-too-large': {
      what: 'The file is larger than 64 MB.',
      todo: 'Divide the users among several files and upload them one at a time.',
    },
    spreadsheet: {
      what: 'The file is a spreadsheet, not a .csv file.',
      todo: 'Open it in Excel, choose Save as and the type "CSV (semicolon delimited)", and upload the new file.',
    },
    'not-text': {
      what: 'The file is not a text file.',
      todo: 'Save it from your spreadsheet as "CSV (semicolon delimited)" and upload the new file.',
    },
    'header-row-missing': {
      what: 'The first row has none of the column names of the template.',
      todo: 'Download the template and leave its first row at the top of the file.',
    },
    'header-missing': { what: 'A column is missing.', todo: 'Add the column, or correct its name. It may be empty.' },
    'header-unknown': {
      what: 'A column has a name that we do not know.',
      todo: 'Correct the name to that of the template, or delete the column.',
    },
    'header-double': { what: 'A column is there twice.', todo: 'Delete one of the two columns.' },
    'header-blank': { what: 'A column has no name.', todo: 'Name the column as in the template, or delete it.' },
    'no-rows': { what: 'The file has no rows below the header.', todo: 'Fill in a row for each user.' },
    'quote-unclosed': {
      what: 'A quotation mark (") opens a cell and is never closed.',
      todo: 'Delete the quotation mark in the row and save the file again.',
    },
    'too-many-rows': { what: 'The file has too many rows.', todo: 'Divide the users among several files.' },
    'too-many-columns': {
      what: 'The row has too many columns.',
      todo: 'Use the template. Look for too many delimiters in the row.',
    },
    'cell-too-long': { what: 'A cell has too much text.', todo: 'Shorten the text of the cell.' },

    'action-missing': { what: 'The action is missing.', todo: 'Write C to create the user.' },
    'action-not-capital': { what: 'The action is a small letter.', todo: 'Write it as a capital: C, U or D.' },
    'action-unknown': { what: 'There is no such action.', todo: 'Write C to create the user.' },
    'action-not-available': {
      what: 'Users cannot be updated or deleted by file in this version.',
      todo: 'Remove the row from the file. A user who has not been sent for activation can be edited and deleted under Imported users.',
    },
    'template-example-row': {
      what: 'The row is one of the examples of the template.',
      todo: 'Delete the row, or write your own user in it.',
    },
    'too-many-cells': {
      what: 'The row has text after the last column.',
      todo: 'Move the text to the right column, or delete it. Look for one delimiter too many.',
    },
    'scientific-notation': {
      what: 'Excel has rewritten the number, and digits were lost (such as 2.57E+12).',
      todo: 'Format the column as Text in Excel, enter the number again and save the file.',
    },
    'uuid-on-create': {
      what: 'A new user cannot have a user number (UUID).',
      todo: 'Empty the cell. The number is made when the user is created.',
    },
    'uuid-format': {
      what: 'The user number (UUID) is not written correctly.',
      todo: 'Copy it from the profile of the user: 32 characters.',
    },
    'key-missing': {
      what: 'Neither the user number (UUID) nor the CPR number is filled in.',
      todo: 'Fill in one of them, so that we know which user it is.',
    },
    'name-missing': { what: 'The name is missing.', todo: 'Write the name in the cell.' },
    'name-too-long': { what: 'The name is longer than 100 characters.', todo: 'Shorten the name.' },
    'name-characters': {
      what: 'The name has characters that cannot be used.',
      todo: 'Use letters, blanks, hyphens and apostrophes only.',
    },
    'cpr-or-date-missing': {
      what: 'Both CPR number and date of birth are missing.',
      todo: 'Fill in the CPR number, or the date of birth if the person has none.',
    },
    'cpr-format': {
      what: 'The CPR number does not have ten digits.',
      todo: 'Write the ten digits, with or without a hyphen.',
    },
    'cpr-lost-zero': {
      what: 'The CPR number has only nine digits. Excel has probably removed a leading 0.',
      todo: 'Format the column as Text in Excel, and enter the number again with its leading 0.',
    },
    'cpr-scientific': {
      what: 'Excel has rewritten the CPR number, and digits were lost (such as 2.57E+09).',
      todo: 'Format the column as Text in Excel, and enter the CPR number again.',
    },
    'cpr-date': {
      what: 'The first six digits of the CPR number are not a date.',
      todo: 'Check the number and enter it again.',
    },
    'cpr-century': {
      what: 'The century does not agree with the seventh digit of the CPR number.',
      todo: 'Write the CPR number with ten digits.',
    },
    'cpr-test-number': {
      what: 'The CPR number is a replacement or test number.',
      todo: 'Write the real CPR number of the person, or use the date of birth.',
    },
    'date-format': {
      what: 'The date of birth is not written correctly.',
      todo: 'Write it as DDMMYYYY, such as 31121980.',
    },
    'date-lost-zero': {
      what: 'The date of birth has only seven digits. Excel has probably removed a leading 0.',
      todo: 'Format the column as Text in Excel, and enter the date again with its leading 0.',
    },
    'date-future': { what: 'The date of birth has not come yet.', todo: 'Check the year.' },
    'date-too-old': { what: 'The date of birth is too far back.', todo: 'Check the year.' },
    'birth-dates-differ': {
      what: 'The date of birth does not agree with the CPR number.',
      todo: 'Correct the one that is wrong, or empty the cell with the date of birth.',
    },
    'email-missing': { what: 'The email address is missing.', todo: 'Write it. The activation email is sent there.' },
    'email-format': { what: 'The email address is not written correctly.', todo: 'Write it like name@example.dk.' },
    'email-too-long': {
      what: 'The email address is longer than 254 characters.',
      todo: 'Check the address and enter it again.',
    },
    'phone-format': {
      what: 'The phone number is not written correctly.',
      todo: 'Write 8 digits. Begin with + and the country code if it is foreign.',
    },
    'anonymous-unknown': { what: 'Anonymous is neither J nor N.', todo: 'Write J for yes or N for no.' },
    'anonymous-on-update': {
      what: 'A user cannot be made anonymous by file.',
      todo: 'Empty the cell. Users ask for anonymity themselves.',
    },
    'anonymity-not-allowed': {
      what: 'Your organisation does not allow anonymous users.',
      todo: 'Write N, or have an organisation administrator change the setting.',
    },
    'reference-not-allowed': { what: 'Your organisation does not use reference texts.', todo: 'Empty the cell.' },
    'reference-too-long': { what: 'The reference text is too long.', todo: 'Shorten the text.' },
    'reference-characters': { what: 'The reference text has characters that cannot be shown.', todo: 'Type it again.' },
    'level-missing': {
      what: 'The assurance level is missing.',
      todo: 'Write 3 or High for high, 4 or Substantial for substantial.',
    },
    'level-unknown': {
      what: 'There is no such assurance level.',
      todo: 'Write 3 or High for high, 4 or Substantial for substantial.',
    },
    'level-above-organisation': {
      what: 'The assurance level is higher than that of your organisation.',
      todo: 'Choose the level Substantial.',
    },
    'ean-format': { what: 'The EAN number does not have 13 digits.', todo: 'Write the 13 digits, or empty the cell.' },
    'ean-check-digit': { what: 'The EAN number is misspelt; its last digit does not fit.', todo: 'Check the number.' },
    'ean-not-registered': {
      what: 'The EAN number is not one of your invoicing methods.',
      todo: 'Use an EAN number that the organisation has registered, or empty the cell.',
    },
    'production-unit-number-format': {
      what: 'The P number does not have 10 digits.',
      todo: 'Write the 10 digits, or empty the cell.',
    },
    'production-unit-not-allowed': {
      what: 'Your organisation does not associate users with P numbers.',
      todo: 'Empty the cell.',
    },
    'production-unit-not-registered': {
      what: 'The P number does not belong to your organisation.',
      todo: 'Use one of the P numbers of the organisation, or empty the cell.',
    },
    'se-number-format': {
      what: 'The SE number does not have 8 digits.',
      todo: 'Write the 8 digits, or empty the cell.',
    },
    'se-number-not-allowed': {
      what: 'Your organisation does not associate users with SE numbers.',
      todo: 'Empty the cell.',
    },
    'se-number-not-registered': {
      what: 'The SE number does not belong to your organisation.',
      todo: 'Use one of the SE numbers of the organisation, or empty the cell.',
    },
    'authenticator-unknown': { what: 'There is no such means of login.', todo: 'Write PrivatID, or empty the cell.' },
    'private-authenticator-not-allowed': {
      what: 'Your organisation does not allow login with a private MitID.',
      todo: 'Empty the cell. The authenticator is chosen at activation.',
    },
    'clear-on-create': { what: 'A hyphen alone clears a value, and a new user has none.', todo: 'Empty the cell.' },
    'clear-not-possible': {
      what: 'The value cannot be cleared; it must be filled in.',
      todo: 'Empty the cell to keep the value, or write a new one.',
    },
    'duplicate-cpr': {
      what: 'The same CPR number is in several rows.',
      todo: 'Delete the row, or correct the number, so that each person is there once.',
    },
    'duplicate-uuid': {
      what: 'The same user number (UUID) is in several rows.',
      todo: 'Delete the row, so that each user is there once.',
    },
    'already-exists': {
      what: 'Your organisation already has a user with this CPR number.',
      todo: 'Remove the row from the file, and edit or activate the user that is there.',
    },

    'person-erased': {
      what: 'The row was about a person who has been erased for good.',
      todo: 'There is nothing to do. The information no longer exists.',
    },
    'action-menu-mismatch': {
      what: 'The row does something else than the menu item that you chose.',
      todo: 'Confirm below that this is intended, or cancel and choose the other menu item.',
    },
    'non-breaking-blank': {
      what: 'The cell had invisible characters. They are removed.',
      todo: 'You need not do anything.',
    },
    'email-danish-letters': {
      what: 'The email address has æ, ø or å and cannot be used for a certificate.',
      todo: 'Use an address without them if the user is to have a certificate.',
    },
    'email-shared': {
      what: 'Several rows have the same email address.',
      todo: 'Check that they are meant to share the address.',
    },
    'cpr-no-control-digit': {
      what: 'The CPR number has no control digit. It may well be right.',
      todo: 'Check once more that the number is written correctly.',
    },
    'se-number-no-control-digit': {
      what: 'The SE number lacks the control digit that it usually has.',
      todo: 'Check once more that the number is written correctly.',
    },
    'same-name-and-birth-date': {
      what: 'Two rows have the same name and date of birth.',
      todo: 'Check that they are not the same person.',
    },
    'same-person-exists': {
      what: 'Your organisation already has a user with the same name and date of birth.',
      todo: 'Check that they are not the same person.',
    },
    'nothing-to-change': {
      what: 'The row changes nothing.',
      todo: 'Fill in the cells to be changed, or delete the row.',
    },
    'cells-ignored': { what: 'Some cells of the row are not used.', todo: 'You need not do anything.' },
  },
  detail: {
    'header-missing': 'The column is called "{{header}}".',
    'header-missing-similar': 'The column is called "{{header}}". Is it the one that the file calls "{{similar}}"?',
    'header-unknown': 'Column {{position}} is called "{{header}}".',
    'header-unknown-suggestion': 'Column {{position}} is called "{{header}}". Is "{{suggestion}}" meant?',
    'header-double': 'Columns {{firstPosition}} and {{position}} are the same.',
    'header-blank': 'It is column {{position}}.',
    limitRows: 'A file can have at most {{limit}} rows.',
    limitColumns: 'A file can have at most {{limit}} columns.',
    limitCharacters: 'At most {{limit}} characters are allowed.',
    firstRow: 'First in row {{firstRow}}.',
    'action-not-available-U': 'The row would update a user (U).',
    'action-not-available-D': 'The row would delete a user (D).',
    'cells-ignored': 'They are {{columns}}.',
    existingUser: 'See the user',
  },
  unknown: { what: 'Something in the row cannot be used.', todo: 'Compare the row with the template.' },
  place: {
    row: 'Row {{row}}',
    cell: 'Row {{row}}, {{column}}',
  },
};
