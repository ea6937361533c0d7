import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../shared/document/model.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import type { DocumentSummary, Person } from '../../shared/ipc/types.ts';
import { useLocking } from '../account/use-locking.ts';
import { useAddComment } from '../comments/use-add-comment.ts';
import { WordCount } from '../counting/WordCount.tsx';
import { tellFailure } from '../failures.ts';
import { Here } from '../help/Here.tsx';
import { KeyboardMap } from '../help/KeyboardMap.tsx';
import { useHistory } from '../history/use-history.ts';
import { ImportReportDialog } from '../exchange/ImportReportDialog.tsx';
import { LegacyTextDialog } from '../exchange/LegacyTextDialog.tsx';
import { useImport } from '../exchange/use-import.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Inspector } from '../inspector/Inspector.tsx';
import { Amending } from '../instrument/amending/Amending.tsx';
import { useOfficeInstruments } from '../instrument/office-instruments.ts';
import { useCommandsElsewhere } from '../instrument/use-commands-elsewhere.ts';
import { useInspector } from '../inspector/use-inspector.ts';
import { Palette } from '../palette/Palette.tsx';
import { LibraryPane } from '../library/LibraryPane.tsx';
import { useRecent } from '../library/use-recent.ts';
import { Preview } from '../preview/Preview.tsx';
import { useOwnPlace } from '../presence/use-own-place.ts';
import { ProfileDialog } from '../profiles/ProfileDialog.tsx';
import { usePerson } from '../profiles/use-person.ts';
import { Banner } from '../shell/Banner.tsx';
import { nextZoom } from '../shell/interface.ts';
import { placeOf, type Place } from '../shell/places.ts';
import { Rail } from '../shell/Rail.tsx';
import { Shell } from '../shell/Shell.tsx';
import { StatusLine } from '../shell/StatusLine.tsx';
import { TopBar } from '../shell/TopBar.tsx';
import type { InterfaceChoice } from '../shell/use-interface.ts';
import { useNotice } from '../shell/use-notice.ts';
import { TemplateDialog } from '../templates/TemplateDialog.tsx';
import { useFirstRun } from '../welcome/use-first-run.ts';
import { Crumb } from './Crumb.tsx';
import { DocumentActions } from './DocumentActions.tsx';
import { PagePane } from './PagePane.tsx';
import { mainLanguage } from './shown-languages.ts';
import { useFocusMode } from './use-focus-mode.ts';
import { useDesk } from './use-desk.ts';
import { useDeskCommands, type Over } from './use-desk-commands.ts';

export interface DeskProps {
  readonly person: Person;
  readonly warnings: readonly Failure[];
  readonly restarting: boolean;
  /** Something stands before the desk; its commands rest meanwhile. */
  readonly covered: boolean;
  /** What covers it is its lock. */
  readonly locked: boolean;
  readonly look: InterfaceChoice;
}

const NONE: readonly DocumentSummary[] = [];

/** The desk of one window: the documents, the one on the paper, and what is done with it. */
export function Desk({ person: own, warnings, restarting, covered, locked, look }: DeskProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const person = usePerson(own);
  const desk = useDesk();
  useLocking(desk.flush, !locked);
  useOwnPlace(desk.onPaper);
  useOfficeInstruments();
  useCommandsElsewhere(desk.onPaper?.document.summary.kind ?? null);
  const history = useHistory(desk.onPaper);
  const inspector = useInspector();
  const [place, setPlace] = useState<Place>('desk');
  const [wanted, setOver] = useState<Over | null>(null);
  // The lock stands before everything, and what was open comes back behind it.
  const over = locked ? null : wanted;
  const [notice, say] = useNotice();
  const draft = desk.onPaper?.draft ?? null;
  const id = desk.onPaper?.document.summary.id ?? null;
  const [asOf, readAsOf] = useState<DocumentId | null>(null);
  // Another document was opened meanwhile: what was read belongs to the last one.
  const isAsOf = asOf !== null && asOf === id;
  const [allMarked, setMarked] = useState<readonly DocumentSummary[]>(NONE);
  const { Pane } = placeOf(place);
  const recent = useRecent(id);
  // Whoever has gone elsewhere meanwhile is not fetched back.
  useFirstRun(desk.documents, () => setPlace((at) => (at === 'desk' ? 'welcome' : at)));
  const focus = useFocusMode(desk.onPaper, place === 'desk' && over === null && !covered);
  useAddComment(desk.onPaper, place === 'desk' && over === null && !covered, () => {
    if (focus.on) focus.leave();
    inspector.show('comments');
  });
  // Where the list is out of sight nobody means what is marked in it.
  const marked = place === 'desk' && !focus.on ? allMarked : NONE;

  const save = async (): Promise<void> => {
    const answer = await draft?.save();
    if (answer === undefined) return;
    if (!answer.ok) tellFailure(answer.error);
    else if (answer.value === null) say(t('save.nothing'));
    else say(t('save.revision', { time: format.clock(answer.value.madeAt) }));
  };
  const create = async (): Promise<void> => {
    setOver(null);
    setPlace('desk');
    await desk.create();
  };
  const preview = async (): Promise<void> => {
    if (over === 'preview' || id === null) return setOver(null);
    // The paper is made from what is on disk.
    await desk.flush();
    setOver('preview');
  };

  const imports = useImport({
    open: async (made, language, uid) => {
      setPlace('desk');
      await desk.documents.refresh();
      if (desk.shown !== 'both') desk.show(language);
      const start = uid === undefined ? undefined : { uid, at: 0 };
      await desk.open(made, start === undefined ? undefined : { language, anchor: start, focus: start });
    },
    bin: desk.bin,
  });

  // Then the table of the comparison, or the text of a day, is what is printed and saved.
  const isInPlace = place === 'desk' && (isAsOf || history.comparing !== null);
  const onDocument = (act: (document: DocumentId) => unknown): unknown =>
    id === null || isInPlace ? undefined : act(id);
  useDeskCommands(
    {
      create,
      createFrom: () => setOver('templates'),
      save,
      preview,
      show: desk.show,
      history: () => inspector.toggleOn('history'),
      inspector: inspector.toggle,
      search: () => setPlace('search'),
      register: () => setPlace('register'),
      settings: () => setPlace('settings'),
      palette: () => setOver('palette'),
      keyboard: () => setOver('keyboard'),
      help: () => setPlace('help'),
      here: () => setOver('here'),
      zoom: (step) => look.choose({ zoom: step === 'reset' ? 100 : nextZoom(look.chosen.zoom, step) }),
      people: () => setOver('people'),
      print: () => onDocument((document) => desk.print(document, mainLanguage(desk.shown))),
      saveAs: (form) => onDocument((document) => desk.saveAs(document, mainLanguage(desk.shown), form)),
      openFile: imports.openFile,
      pdf: () => onDocument((document) => desk.pdf(document, mainLanguage(desk.shown))),
    },
    draft,
    covered ? 'recovery' : over,
  );

  return (
    <>
      <Shell
        covered={covered}
        top={
          <TopBar
            person={person}
            onPerson={() => setOver('people')}
            onPalette={() => setOver('palette')}
            place={
              place === 'desk' ? draft === null ? null : <Crumb draft={draft} /> : t(placeOf(place).title)
            }
            actions={
              place === 'desk' && id !== null && draft !== null ? (
                <DocumentActions
                  inspectorOpen={inspector.open}
                  onInspector={inspector.toggle}
                  onPreview={() => void preview()}
                  onSave={() => void save()}
                  onBin={() => void desk.bin(id)}
                  draft={draft}
                />
              ) : null
            }
          />
        }
        banner={<Banner warnings={warnings} />}
        rail={focus.on ? null : <Rail place={place} onPlace={setPlace} />}
        list={
          <LibraryPane
            hidden={place !== 'desk' || focus.on}
            desk={desk}
            recent={recent}
            onMarked={setMarked}
            onCreate={() => void create()}
            onCreateFrom={() => setOver('templates')}
          />
        }
        page={
          <>
            {Pane === null ? null : <Pane desk={desk} look={look} goTo={setPlace} person={person.name} />}
            <PagePane
              hidden={place !== 'desk'}
              covered={covered || over !== null}
              focus={focus}
              desk={desk}
              history={history}
              isAsOf={isAsOf}
              onAsOf={(isRead) => readAsOf(isRead ? id : null)}
              onCreate={() => void create()}
              last={desk.documents.list?.find((document) => document.id === recent[0]) ?? null}
            />
          </>
        }
        side={
          place === 'desk' && inspector.open && !focus.on && desk.onPaper !== null ? (
            <Inspector
              key={desk.onPaper.draft.session}
              inspector={inspector}
              onShow={desk.show}
              onOpen={(other, at) => void desk.open(other, at)}
              onPaper={desk.onPaper}
              shown={desk.shown}
              history={history}
            />
          ) : null
        }
        foot={
          <StatusLine
            draft={draft}
            restarting={restarting}
            notice={notice}
            person={person}
            look={look.chosen}
            counts={
              desk.onPaper === null || place !== 'desk' ? null : (
                <WordCount key={desk.onPaper.draft.session} onPaper={desk.onPaper} shown={desk.shown} />
              )
            }
          />
        }
      />
      <Amending desk={desk} marked={marked} active={place === 'desk' && over === null && !covered} />
      {over === 'preview' && id !== null ? (
        <Preview
          documentId={id}
          first={mainLanguage(desk.shown)}
          onPrint={(language) => void desk.print(id, language)}
          onPdf={(language) => void desk.pdf(id, language)}
          onDocx={(language) => void desk.saveAs(id, language, 'docx')}
          onClose={() => setOver(null)}
        />
      ) : null}
      {over === 'templates' ? (
        <TemplateDialog
          onMake={(document) => {
            setPlace('desk');
            return desk.createFrom(document);
          }}
          onOfficial={() => {
            setOver(null);
            setPlace('official');
          }}
          onClose={() => setOver(null)}
        />
      ) : null}
      {over === 'palette' ? (
        <Palette desk={desk} marked={marked} look={look} goTo={setPlace} onClose={() => setOver(null)} />
      ) : null}
      {over === 'keyboard' ? <KeyboardMap onClose={() => setOver(null)} /> : null}
      {imports.question === null ? null : <LegacyTextDialog {...imports.question} />}
      {imports.report === null ? null : (
        <ImportReportDialog
          report={imports.report}
          onJump={(uid) => void imports.jump(uid)}
          onKeep={imports.closeReport}
          onUndo={() => {
            if (imports.report !== null) void desk.bin(imports.report.documentId);
            imports.closeReport();
          }}
        />
      )}
      {over === 'here' ? <Here place={place} onClose={() => setOver(null)} /> : null}
      {over === 'people' ? <ProfileDialog flush={desk.flush} onClose={() => setOver(null)} /> : null}
    </>
  );
}
