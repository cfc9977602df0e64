import { lazy, Suspense } from 'react';
import { HomePage } from './home/HomePage.tsx';
import { DropTarget } from './opening/DropTarget.tsx';
import { Opening } from './opening/Opening.tsx';
import { openedPrefix, type Route } from './routing/route.ts';
import { useRoute } from './routing/useRoute.ts';
import { PageBoundary } from './shell/PageBoundary.tsx';

const GlossaryPage = lazy(() => import('./glossary/GlossaryPage.tsx'));
const ResourcesPage = lazy(() => import('./glossary/ResourcesPage.tsx'));
const LinkLoader = lazy(() => import('./opening/LinkLoader.tsx'));
const OpenedLoader = lazy(() => import('./opening/OpenedLoader.tsx'));
const LessonLoader = lazy(() => import('./lesson/LessonLoader.tsx'));

/** The page that the address asks for. */
export function App() {
  const route = useRoute();
  return (
    <>
      <Page route={route} />
      <DropTarget />
    </>
  );
}

function Page({ route }: { readonly route: Route }) {
  if (route.page === 'home') return <HomePage />;
  return (
    <PageBoundary key={route.page === 'lesson' ? route.lesson : route.page}>
      <Suspense fallback={isOpened(route) ? <Opening /> : null}>
        {route.page === 'glossary' && <GlossaryPage term={route.term} />}
        {route.page === 'resources' && <ResourcesPage />}
        {route.page === 'link' && <LinkLoader payload={route.payload} />}
        {route.page === 'lesson' &&
          (isOpened(route) ? (
            <OpenedLoader name={route.lesson} section={route.section} />
          ) : (
            <LessonLoader name={route.lesson} section={route.section} />
          ))}
      </Suspense>
    </PageBoundary>
  );
}

/** Whether the page is, or leads to, a notebook from a file or a link. */
function isOpened(route: Route): boolean {
  return route.page === 'link' || (route.page === 'lesson' && route.lesson.startsWith(openedPrefix));
}
