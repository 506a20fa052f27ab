"""Between the network and Streamlit: who may come in, what every answer carries, how the server starts, is and stops.

`front.py` names the layers in their order.
"""
