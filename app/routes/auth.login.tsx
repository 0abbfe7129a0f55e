import { json, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { AppProvider, Button, Card, FormLayout, Page, Text, TextField } from "@shopify/polaris";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { useState } from "react";
import { polarisTranslations } from "~/i18n/polaris";
import { Speaking, useTranslator } from "~/ui/speaking";
import { languageOfVisitor } from "./app/staff.server";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: polarisStyles }];

/** For whoever opens the app outside the admin: asks for the shop and sends them there. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop: error } = await context.shopify.login(request);
  return json({ error: error ?? null, language: languageOfVisitor(request) });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { shop: error } = await context.shopify.login(request);
  return json({ error: error ?? null });
}

export default function Login() {
  const { language, ...loaded } = useLoaderData<typeof loader>();
  const error = useActionData<typeof action>()?.error ?? loaded.error;
  return (
    <AppProvider i18n={polarisTranslations[language]}>
      <Speaking language={language}>
        <LoginForm error={error} />
      </Speaking>
    </AppProvider>
  );
}

function LoginForm({ error }: { readonly error: string | null }) {
  const translator = useTranslator();
  const [shop, setShop] = useState("");
  const complaint = error === "MISSING_SHOP" ? "loginMissingShop" : "loginInvalidShop";
  return (
    <Page narrowWidth title={translator.screen("loginTitle")}>
      <Card>
        <Form method="post">
          <FormLayout>
            <Text as="p">{translator.screen("loginText")}</Text>
            <TextField
              type="text"
              name="shop"
              label={translator.screen("loginShop")}
              placeholder="my-shop.myshopify.com"
              value={shop}
              onChange={setShop}
              autoComplete="on"
              error={error === null ? false : translator.screen(complaint)}
            />
            <Button submit variant="primary">
              {translator.screen("loginButton")}
            </Button>
          </FormLayout>
        </Form>
      </Card>
    </Page>
  );
}
