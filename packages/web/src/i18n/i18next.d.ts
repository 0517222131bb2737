import 'i18next';
import type { da } from '@tillid/text/da';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof da };
  }
}
