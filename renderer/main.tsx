import './zod-without-eval.ts';
import './ui/tokens.css';
import './ui/base.css';
import { createRoot } from 'react-dom/client';
import { unpacked } from '../shared/ipc/carried.ts';
import { BridgeContext } from './bridge.ts';
import { startTexts } from './i18n/i18n.ts';
import { App } from './shell/App.tsx';
import { answerFlush } from './shell/flush.ts';
import { Guard } from './shell/Guard.tsx';

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');
startTexts();
const bridge = unpacked(window.sastra);
answerFlush(bridge);
createRoot(root).render(
  <BridgeContext value={bridge}>
    <Guard extent="page">
      <App />
    </Guard>
  </BridgeContext>,
);
