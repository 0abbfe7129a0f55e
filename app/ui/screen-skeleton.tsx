import { BlockStack, Card, SkeletonBodyText, SkeletonPage } from "@shopify/polaris";

/** Stands where a screen is about to be; appears only when loading takes noticeable time (ui.css). */
export function ScreenSkeleton() {
  return (
    <div className="navette-skeleton" aria-busy>
      <SkeletonPage primaryAction>
        <Card>
          <BlockStack gap="600">
            <SkeletonBodyText lines={2} />
            <SkeletonBodyText lines={3} />
            <SkeletonBodyText lines={3} />
          </BlockStack>
        </Card>
      </SkeletonPage>
    </div>
  );
}
