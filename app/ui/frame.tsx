import { useLocation, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { ScreenSkeleton } from "./screen-skeleton";

/** Around every screen: what stands there while another one loads. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const navigation = useNavigation();
  const { pathname } = useLocation();
  const isLeaving = navigation.state === "loading" && navigation.location.pathname !== pathname;
  return isLeaving ? <ScreenSkeleton /> : children;
}
