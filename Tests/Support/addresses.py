"""Every page of the shop, as it is looked at by the tests that take all of them."""

VARIANTS = ["alpine", "svelte", "preact", "solid"]

# Name to address below the variant. The ids exist in the seeded shop: order 1 is delivered, order 400 is the newest.
PAGES = {
    "home": "",
    "dashboard": "/dashboard",
    "products": "/products",
    "products-filtered": "/products?q=oak&low=false&sort=-price",
    "products-none": "/products?q=nothing-is-called-this",
    "product": "/products/1",
    "product-new": "/products/new",
    "product-edit": "/products/1/edit",
    "product-delete": "/products/1/delete",
    "orders": "/orders",
    "orders-last-page": "/orders?status=delivered&page=2",
    "order": "/orders/400?done=saved",
    "order-new": "/orders/new",
    "order-new-chosen": "/orders/new?product=1&quantity=2&product=2&quantity=1",
    "order-cancel": "/orders/400/cancel",
    "order-delete": "/orders/400/delete",
    "users": "/users",
    "user": "/users/3",
    "user-new": "/users/new",
    "user-edit": "/users/3/edit",
    "user-delete": "/users/3/delete",
    "analytics": "/analytics?from=2026-08-01&to=2026-11-01&bucket=week",
    "notifications": "/notifications",
    "sessions": "/sessions",
    "compare": "/compare",
    "compare-rows": "/compare/rows?count=20",
    "sign-in": "/sign-in",
    "not-found": "/nothing/here",
    "refused": "/products?page=0",
    "no-such-page": "/products?page=99",
}
# Pages that show when somebody did something by the machine's clock: no two pictures of them are the same.
UNSTEADY = {"sessions"}
STATUS = {"not-found": 404, "refused": 400}
