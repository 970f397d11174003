/** The course: all lessons in order. A new lesson is one file and one line here. */
import type { Lesson } from './lesson.ts';
import { moveTheDatabaseOut } from './move-the-database-out.ts';
import { offlineAndLoadLimit } from './offline-and-load-limit.ts';
import { oneBox } from './one-box.ts';
import { twoClients } from './two-clients.ts';

export const lessons: readonly Lesson[] = [oneBox, twoClients, offlineAndLoadLimit, moveTheDatabaseOut];
