/** What couriers bring: a desk's parcel, whose receipt is fetched here, and requests of desks that have no line. */
import { partsIn } from '../../shared/courier/bundle.ts';
import type { CourierRefusal } from '../../shared/courier/problem.ts';
import { hubCard } from '../courier/card.ts';
import type { Taken } from '../courier/courier.ts';
import { fingerprintOfKey, waitingDesks } from '../courier/enrolling.ts';
import { takeFile } from '../courier/file.ts';
import type { AskingDesk } from '../courier/request.ts';
import { html } from './html.ts';
import { backLink, COURIERS, fileLink, fetchFile } from './courier-answer.ts';
import { courierDeskPages, waitingDesk } from './courier-desk-pages.ts';
import { problemNote } from './layout.ts';
import { go, page, type Administering, type PageAnswer, type PageRoute } from './page.ts';

export const courierPages: readonly PageRoute[] = [
  { who: 'administers', method: 'GET', url: COURIERS, answer: show },
  { who: 'administers', method: 'POST', url: `${COURIERS}/take`, answer: take, takesFiles: true },
  ...courierDeskPages,
  { who: 'administers', method: 'GET', url: `${COURIERS}/file`, answer: fetchFile },
  { who: 'administers', method: 'GET', url: `${COURIERS}/card`, answer: fetchCard },
];

async function show(asked: Administering): Promise<PageAnswer> {
  const { say, parts, form } = asked;
  const waiting = await waitingDesks(parts.database());
  return page(
    say('couriers'),
    html`<section>
        <h2>${say('couriers.take')}</h2>
        <p>${say('couriers.takeHelp')}</p>
        ${form(
          `${COURIERS}/take`,
          html`<div class="field">
              <label for="file">${say('couriers.file')}</label>
              <input
                id="file"
                name="file"
                type="file"
                multiple
                required
                accept=".age"
                aria-describedby="file-hint"
              />
              <span class="hint" id="file-hint">${say('couriers.fileHelp')}</span>
            </div>
            <button>${say('couriers.takeIn')}</button>`,
          'files',
        )}
      </section>
      <section>
        <h2>${say('couriers.waiting')}</h2>
        <p>${say('couriers.waitingHelp')}</p>
        ${
          waiting.length === 0
            ? html`<p>${say('couriers.none')}</p>`
            : waiting.map((desk, place) => waitingDesk(asked, desk, place))
        }
      </section>
      <section>
        <h2>${say('couriers.card')}</h2>
        <p>${say('couriers.cardHelp')}</p>
        <p><a class="button" href="${COURIERS}/card" download>${say('couriers.cardGet')}</a></p>
      </section>`,
  );
}

async function take(asked: Administering): Promise<PageAnswer> {
  const { say, parts, files, person } = asked;
  const taken = await takeFile(parts.courier(person.id), partsOf(files), Date.now());
  if (!taken.ok) return page(say('couriers.refused'), problemNote(sentenceOf(asked, taken.error)), 422);
  if (taken.value.kind === 'parcel') return showTaken(asked, taken.value.taken);
  return showRequest(asked, taken.value.desk, taken.value.standing);
}

async function* partsOf(files: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const file of files)
    yield* partsIn({ read: (at, bytes) => Promise.resolve(file.subarray(at, at + bytes)) });
}

const sentenceOf = ({ say, language }: Administering, { reason, missing }: CourierRefusal): string =>
  say(`couriers.refused.${reason}`, {
    missing: new Intl.ListFormat(language).format(missing.map((number) => say('number', { number }))),
  });

async function showTaken(asked: Administering, taken: Taken): Promise<PageAnswer> {
  const { say, parts } = asked;
  const { person, device, isConnected, number, came, refusal, receipt } = taken;
  const whose = await parts
    .database()
    .selectFrom('desks')
    .innerJoin('people', 'people.id', 'desks.person')
    .select(['desks.name as desk', 'people.name', 'people.name_en'])
    .where('desks.device', '=', device)
    .where('people.id', '=', person)
    .executeTakeFirstOrThrow();
  const link = await fileLink(asked, 'receipt', receipt);
  const rows: readonly (readonly [string, string])[] = [
    [say('desks.desk'), whose.desk],
    [say('desks.person'), asked.language === 'km' ? whose.name : whose.name_en],
    [say('couriers.number'), say('number', { number })],
    [say('couriers.accepted'), say('number', { number: came.accepted })],
    [say('couriers.notAccepted'), say('number', { number: came.refused + came.unanswered })],
    [say('couriers.media'), say('number', { number: came.media - came.mediaRefused })],
    [say('couriers.mediaRefused'), say('number', { number: came.mediaRefused })],
  ];
  return page(
    refusal === null ? say('couriers.taken') : say('couriers.refused'),
    html`${refusal === null ? null : problemNote(sentenceOf(asked, refusal))}
      <section>
        <dl>
          ${rows.map(
            ([term, value]) =>
              html`<dt>${term}</dt>
                <dd>${value}</dd>`,
          )}
        </dl>
        ${isConnected ? null : html`<p>${say('couriers.disconnected')}</p>`}
        <p>${say('couriers.receiptHelp')}</p>
        <p class="row">${link} ${backLink(asked)}</p>
      </section>`,
    refusal === null ? 200 : 422,
  );
}

async function showRequest(
  asked: Administering,
  { device, name, version, signingKey }: AskingDesk,
  standing: 'waits' | 'enrolled',
): Promise<PageAnswer> {
  const { say, form } = asked;
  if (standing === 'waits') return go(COURIERS, { done: 'done.requestTaken' });
  return page(
    say('couriers.enrolledBefore'),
    html`<section>
      <dl>
        <dt>${say('desks.desk')}</dt>
        <dd>${name}</dd>
        <dt>${say('desks.version')}</dt>
        <dd>${version}</dd>
        <dt>${say('couriers.deskKey')}</dt>
        <dd class="code">${fingerprintOfKey(signingKey)}</dd>
      </dl>
      ${form(
        `${COURIERS}/answer`,
        html`<input type="hidden" name="device" value="${device}" />
          <button>${say('couriers.answerAgain')}</button>`,
      )}
      <p>${backLink(asked)}</p>
    </section>`,
  );
}

function fetchCard({ parts, person }: Administering): PageAnswer {
  const card = hubCard({ ...parts.courier(person.id), address: parts.address() }, Date.now());
  return { kind: 'file', name: 'sastra-hub-card.txt', content: written(card) };
}

async function* written(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}
