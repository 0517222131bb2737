import type { Language } from '@tillid/text/choose-language';
import { html } from '@tillid/text/html';
import type { Html } from '@tillid/text/html';
import { page, textsIn } from './page-frame.ts';
import type { SimulatorTexts } from './page-frame.ts';
import { simulatorPersons } from './persons.ts';
import type { PersonGroup, SimulatorPerson } from './persons.ts';
import { personForm } from './person-form.ts';
import type { SeparateIdentity } from './separate-identities.ts';
import type { TypedFault, TypedPerson } from './typed-person.ts';

/** What the log-in page shows. */
export type LogInPage = {
  readonly language: Language;
  /** Path and query that its forms are posted to. */
  readonly action: string;
  /** The host that the person goes back to. */
  readonly destination: string;
  readonly typed: TypedPerson;
  readonly faults: readonly TypedFault[];
  readonly unknownPerson: boolean;
  readonly separate: readonly SeparateIdentity[];
};

/** The log-in page: one button for each known person, and a form for anybody else. */
export function logInPage(shown: LogInPage): Html {
  const { language } = shown;
  const text = textsIn(language);
  const faulty = shown.faults.length > 0 || shown.unknownPerson;
  const title = faulty ? `${text.faults.titlePrefix}: ${text.page.title}` : text.page.title;
  const main = html` ${shown.unknownPerson && html`<div class="faults" role="alert"><p>${text.faults.personUnknown}</p></div>`}
    <div class="heading">
      <div>
        <h1>${text.page.title}</h1>
        <p>
          ${text.page.destination} <strong>${shown.destination}</strong>. ${text.page.choose}
          <a href="#anybody">${text.page.chooseAnybody}</a>.
        </p>
      </div>
      <form method="post" action="${shown.action}">
        <button class="secondary" name="act" value="cancel">${text.page.cancel}</button>
      </form>
    </div>
    ${shown.faults.length > 0 && personForm(shown, text)} ${shown.separate.length > 0 && separateButtons(shown)}
    ${personButtons(shown, ['organisation', 'operator', 'sample', 'foreign', 'levels'])}
    ${shown.faults.length === 0 && personForm(shown, text)} ${personButtons(shown, ['seed'])}`;
  return page({ language, title, main });
}

/** The known persons without buttons, for the page that is met when no log-in is under way. */
export function personList(language: Language): Html {
  const text = textsIn(language);
  const rows = simulatorPersons.map((person) => html`<li class="person">${personText(person, language, text)}</li>`);
  return html`<ul class="people">
    ${rows}
  </ul>`;
}

function personButtons(shown: LogInPage, groups: readonly PersonGroup[]): Html {
  const text = textsIn(shown.language);
  return html`<form method="post" action="${shown.action}">
    <input type="hidden" name="act" value="choose" />
    ${groups.map((group) => section(group, shown.language, text))}
  </form>`;
}

function separateButtons({ action, language, separate }: LogInPage): Html {
  const text = textsIn(language);
  const buttons = separate.map(
    (identity) =>
      html`<li>
        <button class="person" name="identity" value="${identity.orderId}">
          <span class="name">${identity.firstName} ${identity.lastName}</span>
          <span class="note">${text.means[identity.means]}</span>
          <span class="details"
            >${text.issuedFor} ${identity.organisation.name}<br />${text.order}
            ${identity.orderId.slice(-8).toUpperCase()}</span
          >
        </button>
      </li>`,
  );
  return html`<form method="post" action="${action}">
    <input type="hidden" name="act" value="separate" />
    <section aria-labelledby="group-separate">
      <h2 id="group-separate">${text.separate.title}</h2>
      <p>${text.separate.body}</p>
      <ul class="people">
        ${buttons}
      </ul>
    </section>
  </form>`;
}

function section(group: PersonGroup, language: Language, text: SimulatorTexts): Html {
  const people = simulatorPersons.filter((person) => person.group === group);
  const buttons = people.map(
    (person) =>
      html`<li>
        <button class="person" name="person" value="${person.id}">${personText(person, language, text)}</button>
      </li>`,
  );
  const { title, body } = text.groups[group];
  return html`<section aria-labelledby="group-${group}">
    <h2 id="group-${group}">${title}</h2>
    <p>${body}</p>
    <ul class="people">
      ${buttons}
    </ul>
  </section> `;
}

function personText(person: SimulatorPerson, language: Language, text: SimulatorTexts): Html {
  const note = Object.entries(text.notes).find(([id]) => id === person.id)?.[1];
  const number = person.cpr === undefined ? text.withoutCpr : `CPR ${person.cpr.slice(0, 6)}-${person.cpr.slice(6)}`;
  return html`<span class="name">${person.firstName} ${person.lastName}</span>
    ${note !== undefined && html`<span class="note">${note}</span>`}
    <span class="details"
      >${text.born} ${shownDay(person.birthDate, language)}<br />${number}<br />${text.level}:
      ${text.levels[person.level]}</span
    >`;
}

function shownDay(day: string, language: Language): string {
  const [year, month, date] = day.split('-');
  if (language === 'da') return `${date}.${month}.${year}`;
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
