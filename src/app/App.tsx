import { lazy, Suspense } from 'react';
import { HomePage } from './home/HomePage.tsx';
import { useRoute } from './routing/useRoute.ts';
import { PageBoundary } from './shell/PageBoundary.tsx';

const GlossaryPage = lazy(() => import('./glossary/GlossaryPage.tsx'));
const ResourcesPage = lazy(() => import('./glossary/ResourcesPage.tsx'));
const LessonLoader = lazy(() => import('./lesson/LessonLoader.tsx'));

/** The page that the address asks for. */
export function App() {
  const route = useRoute();
  if (route.page === 'home') return <HomePage />;
  return (
    <PageBoundary key={route.page === 'lesson' ? route.lesson : route.page}>
      <Suspense fallback={null}>
        {route.page === 'glossary' && <GlossaryPage term={route.term} />}
        {route.page === 'resources' && <ResourcesPage />}
        {route.page === 'lesson' && <LessonLoader name={route.lesson} section={route.section} />}
      </Suspense>
    </PageBoundary>
  );
}
