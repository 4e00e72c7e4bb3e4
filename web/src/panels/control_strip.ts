import { button } from '../controls/button';
import { element, setShown, setText } from '../controls/element';
import { chosenDataset, outputKind } from '../experiment/chosen_dataset';
import type { Experiment } from '../experiment/experiment';
import type { PageState } from '../state/page_state';
import { type PageContext, type Panel, stopAll } from './context';
import { endLine } from './end_line';
import { presetOf } from './preset_of';
import { readOuts } from './read_outs';
import { speedField } from './speed_field';

/** Play, Step, Reset, New start, the speed, and the numbers of the run. */
export const controlStrip: Panel = (host, context) => {
  const { texts, actions, store, hidden } = context;
  const play = button({
    label: texts.get('page.run.play'),
    look: 'filled',
    onPress: actions.playOrPause,
  });
  play.classList.add('play');
  const step = button({
    label: texts.get('page.run.step'),
    title: texts.get('page.run.stepHint'),
    onPress: actions.step,
  });
  const reset = button({
    label: texts.get('page.run.reset'),
    title: texts.get('page.run.resetHint'),
    onPress: actions.reset,
  });
  const newStart = button({
    label: texts.get('page.run.newStart'),
    title: texts.get('page.run.newStartHint'),
    onPress: actions.newStart,
  });
  const line = element('p', { class: 'run-line' });
  const numbers = element('div', { class: 'read-outs' });
  const buttons = element('div', { class: 'run-buttons' }, [play, step, reset, newStart]);
  const speed = speedField(context);
  speed.element.classList.add('inline');
  setShown(buttons, !hidden.has('controls'));
  setShown(line, !hidden.has('controls'));
  setShown(speed.element, !hidden.has('speed') && !hidden.has('controls'));
  setShown(numbers, !hidden.has('readouts'));
  host.hidden = hidden.has('controls') && hidden.has('readouts');
  host.replaceChildren(buttons, speed.element, line, numbers);

  return stopAll([
    readOuts(numbers, context),
    speed.stop,
    store.watch(
      (state) => state.playing,
      (playing) => setText(play, texts.get(playing ? 'page.run.pause' : 'page.run.play')),
    ),
    store.watch(
      (state) => blockedReason(texts, state),
      (reason) => {
        play.disabled = reason !== null;
        step.disabled = reason !== null;
        play.title = reason ?? '';
        step.title = reason ?? texts.get('page.run.stepHint');
      },
    ),
    store.watch(runLineOf(context), (text) => {
      setText(line, text);
      line.classList.toggle('is-warning', store.get().divergence !== null);
    }),
  ]);
};

/** Why Play and Step do nothing, '' where the page says it elsewhere; null when they work. */
function blockedReason(texts: PageContext['texts'], state: PageState): string | null {
  if (state.divergence !== null) return texts.get('page.run.playBlocked');
  if (state.trouble?.kind === 'failed') return '';
  return state.stopped === null ? null : texts.get('page.run.playStopped');
}

/** The one line beside the buttons: what Play will do, or what happened to the run. */
function runLineOf({ texts }: PageContext) {
  return (state: PageState): string => {
    if (state.trouble?.kind === 'failed') return '';
    const end = endLine(texts, state);
    if (end !== '') return end;
    if (state.changedAtEpoch !== null) {
      return texts.get('page.run.changedAt', { epoch: state.changedAtEpoch });
    }
    const fresh = (state.report?.epoch ?? 0) === 0 && !state.playing;
    return fresh ? invitation(texts, state.experiment) : '';
  };
}

/** What the network will learn: values, a border on a plane, or classes without one. */
export function invitationKey({ data }: Experiment): string {
  const dataset = chosenDataset(data.dataset);
  if (dataset.task === 'regression') return 'invitationRegression';
  return outputKind(dataset) === 'plane' && dataset.columns.length === 2
    ? 'invitation'
    : 'invitationClasses';
}

function invitation(texts: PageContext['texts'], experiment: Experiment): string {
  const preset = presetOf(experiment);
  if (preset !== '') {
    const description = texts.get(`presets.${preset}.description`);
    return texts.get('page.run.invitationPreset', { description });
  }
  return texts.get(`page.run.${invitationKey(experiment)}`);
}
