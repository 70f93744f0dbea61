import { type Api } from './api.ts';
import { h } from './dom.ts';
import { Problem } from './problem.ts';
import { type Capability, type Session } from './views.ts';
import { filled, type Language, momentIn, type Words, WORDS } from './words.ts';

/** What every part of the page is given: whom it asks, for whom, and how it speaks to them. */
export class Portal {
  language: Language = 'en';
  /** Called when the token is no longer taken. */
  ended: () => void = () => undefined;

  constructor(
    readonly api: Api,
    readonly session: Session,
    private readonly voices: { readonly status: HTMLElement; readonly alert: HTMLElement },
  ) {}

  get words(): Words {
    return WORDS[this.language];
  }

  may(capability: Capability): boolean {
    return this.session.capabilities.includes(capability);
  }

  moment(iso: string): string {
    return momentIn(this.language, iso);
  }

  /** Says what has happened, to eyes and to screen readers. */
  say(text: string): void {
    this.voices.alert.replaceChildren();
    this.voices.status.textContent = text;
  }

  /** Says what has not worked, in the API's words. */
  complain(error: unknown): void {
    this.voices.status.textContent = '';
    if (error instanceof Problem && error.status === 401) return this.ended();
    this.voices.alert.textContent =
      error instanceof Problem ? filled(this.words.failed, { detail: error.message }) : this.words.unreachable;
    this.voices.alert.scrollIntoView({ block: 'nearest' });
  }

  hush(): void {
    this.voices.status.textContent = '';
    this.voices.alert.replaceChildren();
  }

  /** Where in the page to go: `/endpoints/whe_…`. */
  go(place: string): void {
    location.hash = `#${place}`;
  }

  /** Does it while the element can be used no second time; what fails is said. */
  doing(work: () => Promise<void>): (event: Event) => void {
    return (event) => {
      event.preventDefault();
      const button = event instanceof SubmitEvent ? event.submitter : event.currentTarget;
      const isBusy = (busy: boolean): void => {
        if (button instanceof HTMLButtonElement) button.disabled = busy;
      };
      isBusy(true);
      this.say(this.words.working);
      this.#done(work)
        .finally(() => isBusy(false))
        .catch(reportError);
    };
  }

  async #done(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      if (this.voices.status.textContent === this.words.working) this.voices.status.textContent = '';
    } catch (error) {
      this.complain(error);
    }
  }

  button(text: string, work: () => Promise<void>, className = ''): HTMLButtonElement {
    return h('button', { type: 'button', class: className, onclick: this.doing(work) }, text);
  }
}
