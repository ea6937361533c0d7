import { useState, type ReactNode } from 'react';
import { ImageOff, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Attached } from '../../shared/comments/comment-op.ts';
import { useBridgeEvent } from '../bridge.ts';
import { mediaAddress } from '../editor/trusted-html.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './Comments.module.css';

/** A picture below a comment, as large as the panel; pressed, as large as the window. */
export function AttachedPicture({ picture }: { readonly picture: Attached }): ReactNode {
  const { t } = useTranslation();
  const [isLarge, setLarge] = useState(false);
  const [isMissing, setMissing] = useState(false);
  useBridgeEvent('media.arrived', ({ hash }) => {
    if (hash === picture.media) setMissing(false);
  });
  if (isMissing)
    return (
      <p className={styles['place']}>
        <ImageOff aria-hidden />
        {t('comments.pictureAway')}
      </p>
    );
  const { media, width, height } = picture;
  const image = (
    <img
      src={mediaAddress(media)}
      width={width}
      height={height}
      alt={t('comments.picture')}
      loading="lazy"
      onError={() => setMissing(true)}
    />
  );
  return (
    <>
      <Button look="plain" aria-label={t('comments.enlarge')} onPress={() => setLarge(true)}>
        <span className={styles['picture']}>{image}</span>
      </Button>
      {isLarge ? (
        <Dialog
          title={t('comments.picture')}
          size="whole"
          onClose={() => setLarge(false)}
          actions={
            <Button look="plain" aria-label={t('comments.close')} onPress={() => setLarge(false)}>
              <X aria-hidden />
            </Button>
          }
        >
          <div className={styles['large']}>{image}</div>
        </Dialog>
      ) : null}
    </>
  );
}
