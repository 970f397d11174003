/** What others ask of the page's shell: files in and out, and the keyboard's way from region to region. */
import { requestHub } from './requests.ts';

export type ShellRequest = 'open-file' | 'save-file' | 'next-region' | 'previous-region';

const hub = requestHub<ShellRequest>();

export const requestShell = hub.request;

/** Returns the function that stops listening. */
export const onShellRequest = hub.listen;
