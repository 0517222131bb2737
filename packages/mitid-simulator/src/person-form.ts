import { html } from '@tillid/text/html';
import type { Html } from '@tillid/text/html';
import type { SimulatorTexts } from './page-frame.ts';
import { levels } from './persons.ts';
import type { TypedFault, TypedPerson } from './typed-person.ts';

/** What the form shows: where it is posted, what is typed already, and what is wrong with it. */
export type PersonForm = {
  readonly action: string;
  readonly typed: TypedPerson;
  readonly faults: readonly TypedFault[];
};

/** The form to log in as anybody; with faults it begins with a summary that leads to each field. */
export function personForm(form: PersonForm, text: SimulatorTexts): Html {
  const { anybody } = text;
  return html`<section id="anybody" class="anybody" aria-labelledby="anybody-title">
    ${form.faults.length > 0 && faultSummary(form.faults, text)}
    <h2 id="anybody-title">${anybody.title}</h2>
    <p>${anybody.body}</p>
    <form method="post" action="${form.action}" novalidate>
      <input type="hidden" name="act" value="type" />
      ${textField(form, text, { name: 'firstName' })} ${textField(form, text, { name: 'lastName' })}
      ${textField(form, text, { name: 'cpr', aside: anybody.optional, hint: anybody.cprHint })}
      ${textField(form, text, { name: 'birthDate', aside: anybody.optionalWithNumber, hint: anybody.birthDateHint })}
      ${levelField(form, text)}
      <p><button class="primary">${anybody.submit}</button></p>
    </form>
  </section> `;
}

function faultSummary(faults: readonly TypedFault[], text: SimulatorTexts): Html {
  const links = faults.map(
    ({ field, code }) => html`<li><a href="#${anchor(field)}">${labelOf(field, text)}: ${text.faults[code]}</a></li>`,
  );
  return html`<div class="faults" role="alert" tabindex="-1" autofocus>
    <p><strong>${text.faults.summary}</strong></p>
    <ul>
      ${links}
    </ul>
  </div>`;
}

type TextField = {
  readonly name: 'firstName' | 'lastName' | 'cpr' | 'birthDate';
  readonly aside?: string;
  readonly hint?: string;
};

function textField(form: PersonForm, text: SimulatorTexts, field: TextField): Html {
  const { name, aside, hint } = field;
  const fault = form.faults.find((found) => found.field === name);
  const descriptions = [hint !== undefined && `${name}-hint`, fault !== undefined && `${name}-fault`].filter(Boolean);
  const digits = name === 'cpr' && html` inputmode="numeric"`;
  return html`<div class="${fault === undefined ? 'field' : 'field faulty'}">
    <label for="${name}"
      >${text.anybody[name]}${aside !== undefined && html` <span class="aside">${aside}</span>`}</label
    >
    ${hint !== undefined && html`<p class="hint" id="${name}-hint">${hint}</p>`}
    ${fault !== undefined && html`<p class="fault" id="${name}-fault">${text.faults[fault.code]}</p>`}
    <input
      id="${name}"
      name="${name}"
      type="text"
      maxlength="200"
      autocomplete="off"
      spellcheck="false"
      ${digits}
      value="${shownValue(form, name)}"
      ${
        descriptions.length > 0 && html` aria-describedby="${descriptions.join(' ')}"`
      }${fault !== undefined && html` aria-invalid="true"`}
    />
  </div>`;
}

// A number that may be a real person's is not shown again.
function shownValue(form: PersonForm, name: TextField['name']): string {
  const real = name === 'cpr' && form.faults.some(({ code }) => code === 'cprReal');
  return real ? '' : form.typed[name];
}

function levelField(form: PersonForm, text: SimulatorTexts): Html {
  const fault = form.faults.find(({ field }) => field === 'level');
  const choices = levels.map(
    (level) =>
      html`<div class="choice">
        <input
          type="radio"
          id="level-${level}"
          name="level"
          value="${level}"
          ${form.typed.level === level && html` checked`}
        /><label for="level-${level}">${text.levels[level]}</label>
      </div>`,
  );
  return html`<fieldset class="${fault === undefined ? 'field' : 'field faulty'}">
    <legend>${text.level}</legend>
    ${fault !== undefined && html`<p class="fault">${text.faults[fault.code]}</p>`} ${choices}
  </fieldset>`;
}

function labelOf(field: keyof TypedPerson, text: SimulatorTexts): string {
  return field === 'level' ? text.level : text.anybody[field];
}

function anchor(field: keyof TypedPerson): string {
  return field === 'level' ? 'level-low' : field;
}
