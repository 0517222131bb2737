/** The window that tells which keys do what. */
export const shortcuts = {
  title: 'Genvejstaster',
  keysHeading: 'Tast',
  doesHeading: 'Det sker der',
  caption: 'Tasterne, og hvad de gør',
  keys: {
    enter: 'Enter',
    escape: 'Esc',
    tab: 'Tab',
    shiftTab: 'Skift + Tab',
    space: 'Mellemrum',
    arrows: 'Piletaster',
  },
  does: {
    search: 'Gå til søgefeltet, når siden har et',
    help: 'Vis genvejstasterne',
    escape: 'Luk det øverste vindue, den åbne menu eller den besked, du står i',
    tab: 'Gå til næste link, knap eller felt',
    shiftTab: 'Gå tilbage til det forrige',
    enter: 'Følg et link, tryk på en knap, eller send en formular',
    space: 'Tryk på en knap, eller sæt og fjern et kryds',
    arrows: 'Gå op og ned i en menu, eller vælg mellem muligheder',
  },
  off: '(slået fra)',
  use: 'Brug / og ? som genvejstaster',
  useHelp: 'Slå dem fra, hvis du taler til computeren eller rammer dem ved et uheld. Valget huskes i denne browser.',
};
