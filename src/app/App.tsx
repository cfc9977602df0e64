import { lazy, Suspense } from 'react';
import { HomePage } from './home/HomePage.tsx';
import { useRoute } from './routing/useRoute.ts';
import { PageBoundary } from './shell/PageBoundary.tsx';

const LessonLoader = lazy(() => import('./lesson/LessonLoader.tsx'));

/** The page that the address asks for. */
export function App() {
  const route = useRoute();
  if (route.page === 'home') return <HomePage />;
  return (
    <PageBoundary key={route.lesson}>
      <Suspense fallback={null}>
        <LessonLoader name={route.lesson} section={route.section} />
      </Suspense>
    </PageBoundary>
  );
}
