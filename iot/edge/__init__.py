"""The edge agent: runs in the customer's network, takes prints from Lotline and sends them to printers there.

    ./lotline edge --url https://mes.example.com --name 一厂 --token-file edge.token

Needs Python 3.11 and nothing else. It only calls out, by HTTPS; nobody calls in. A label is never sent twice: before
its first byte goes out, that is written down; after a stop in between, the print is `unclear` and somebody looks.
"""
