"""What tests make in a shop, and how they see whether anything in it changed."""


def snapshot(client):
    """The newest rows of every list that a request could change. Notifications arrive by themselves."""
    lists = []
    for name, order in (("products", "-createdAt"), ("users", "-createdAt"), ("orders", "-placedAt")):
        answer = client.get(f"/api/{name}?size=100&sort={order}")
        assert answer.status == 200, answer
        lists.append(answer.text)
    return lists


def product(name="A thing", stock=50, amount=700):
    return {
        "name": name, "description": "", "category": "Things", "tags": [],
        "price": {"amount": amount, "currency": "EUR"}, "stock": stock, "attributes": {},
    }


def order(*lines, note="", amount=700):
    """Of pairs of a product's id and a quantity."""
    return {"note": note, "lines": [
        {"productId": id, "quantity": quantity, "unitPrice": {"amount": amount, "currency": "EUR"}}
        for id, quantity in lines]}


def made(client, path, body, **more):
    """Creates something and gives its id."""
    answer = client.post(path, json=body, **more)
    assert answer.status == 201, answer
    return answer.json()["id"]
